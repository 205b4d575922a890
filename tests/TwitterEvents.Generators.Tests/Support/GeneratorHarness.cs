using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>Runs a generator as the compiler does.</summary>
internal static class GeneratorHarness
{
    /// <summary>
    /// Runs the generator, then once more after an edit that concerns nobody, and demands that this second run did no work. So every
    /// test of a generator is a test of its caching too.
    /// </summary>
    public static GeneratorRun Run(IIncrementalGenerator generator, TestProject project)
    {
        var driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            project.Files,
            project.OwnParseOptions,
            new TestOptions(project.Properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var run = GeneratorRun.Create(driver, project, project.Compile());
        run.Steps.AssertModelsHoldOnlyValues();

        var unrelated = CSharpSyntaxTree.ParseText("// An edit that concerns nobody.", project.OwnParseOptions, "Unrelated.cs");
        var second = GeneratorRun.Create(run.Driver, project, project.Compile().AddSyntaxTrees(unrelated));
        second.Steps.AssertAllCached();
        return run;
    }
}
