using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>The library itself, compiled in memory from its own sources and whatever the generator makes of a schema set.</summary>
internal static class Library
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>What only X has, and what needs its schemas.</summary>
    private const string RoomOfX = "X/";

    private static readonly Lazy<TestProject> Project = new(static () => Create(static _ => true));
    private static readonly Lazy<TestProject> Neutral = new(static () => Create(static path => !path.StartsWith(RoomOfX, StringComparison.Ordinal)));
    private static readonly Lazy<GeneratorRun> OfReal = new(static () => Generate(SchemaSet.Real));

    /// <summary>The library with our own schemas.</summary>
    public static GeneratorRun Real => OfReal.Value;

    public static GeneratorRun Generate(SchemaSet set) => GeneratorHarness.Run(new SchemaGenerator(), Project.Value with { Files = set.ToFiles() });

    /// <summary>The library as it would be for another sender: without what only X has.</summary>
    public static GeneratorRun GenerateNeutral(SchemaSet set) =>
        GeneratorHarness.Run(new SchemaGenerator(), Neutral.Value with { Files = set.ToFiles() });

    private static TestProject Create(Func<string, bool> includes)
    {
        var files = Repository.Files("src/TwitterEvents", "*.cs").Where(file => includes(file.Path));
        var project = new TestProject([ImplicitUsings, .. files.Select(static file => file.Text)])
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
