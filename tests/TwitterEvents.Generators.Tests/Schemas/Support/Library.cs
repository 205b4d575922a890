using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// The library itself, compiled in memory from its own sources and whatever the generator makes of a schema set. That takes long: for a test that
/// needs no sources of the library there is <see cref="ForeignLibrary"/>.
/// </summary>
internal static class Library
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<TestProject> Project = new(Create);
    private static readonly Lazy<GeneratorRun> OfReal = new(static () => Generate(SchemaSet.Real));

    /// <summary>The library with our own schemas.</summary>
    public static GeneratorRun Real => OfReal.Value;

    public static GeneratorRun Generate(SchemaSet set) => set.Generate(Project.Value);

    private static TestProject Create()
    {
        var project = new TestProject([ImplicitUsings, .. Repository.Files("src/TwitterEvents", "*.cs").Select(static file => file.Text)])
        {
            AssemblyName = "TwitterEvents",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
            Library = null,
        };
        return project with { Sources = [.. project.Sources, .. LogMethods(project.Compile())] };
    }

    private static IEnumerable<string> LogMethods(CSharpCompilation compilation)
    {
        var path = typeof(Library).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "LoggingGenerator").Value!;
        var generators = new AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp);
        var driver = CSharpGeneratorDriver.Create(generators, parseOptions: TestProject.ParseOptions).RunGenerators(compilation);
        return driver.GetRunResult().GeneratedTrees.Select(static tree => tree.ToString());
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
