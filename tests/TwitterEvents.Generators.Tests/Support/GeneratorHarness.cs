using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>Runs a generator as the compiler does.</summary>
internal static class GeneratorHarness
{
    /// <summary>
    /// Of n files the compiler writes down some n² steps for each file that is generated, which takes five times as long as generating. What
    /// holds of the steps of few files holds of those of many, and one test looks at the steps of all our schemas.
    /// </summary>
    private const int FewFiles = 40;

    /// <summary>
    /// Runs the generator, then once more after an edit that concerns nobody, and demands that this second run did no work. So every
    /// test of a generator is a test of its caching too.
    /// </summary>
    public static GeneratorRun Run(IIncrementalGenerator generator, TestProject project) => Run(generator, project, project.Files.Count <= FewFiles);

    /// <summary>The same, with or without a record of each step: without, only what was generated tells whether there was work.</summary>
    public static GeneratorRun Run(IIncrementalGenerator generator, TestProject project, bool hasSteps)
    {
        var driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            project.Files,
            project.OwnParseOptions,
            new TestOptions(project.Properties),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: hasSteps));
        var run = GeneratorRun.Create(driver, project, project.Compile(), hasSteps);
        if (hasSteps)
        {
            run.Steps.AssertModelsHoldOnlyValues();
        }

        var unrelated = CSharpSyntaxTree.ParseText("// An edit that concerns nobody.", project.OwnParseOptions, "Unrelated.cs");
        var second = GeneratorRun.Create(run.Driver, project, project.Compile().AddSyntaxTrees(unrelated), hasSteps);
        Assert.Empty(second.WrittenSince(run));
        if (hasSteps)
        {
            second.Steps.AssertAllCached();
        }

        return run;
    }
}
