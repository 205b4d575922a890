using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>What one run of a generator gave.</summary>
internal sealed record GeneratorRun(GeneratorDriver Driver, TestProject Project, CSharpCompilation Output, GeneratorRunResult Result, bool HasSteps)
{
    private byte[]? image;

    public IReadOnlyDictionary<string, string> Sources { get; } =
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    public IReadOnlyList<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The steps, of which nothing can be said if they were not written down.</summary>
    public IncrementalSteps Steps => HasSteps ? new(Result) : throw new InvalidOperationException("The steps of this run were not tracked.");

    /// <summary>The generated files that are not the very texts of an earlier run of the same driver, be they equal or not.</summary>
    public IReadOnlyList<string> WrittenSince(GeneratorRun earlier)
    {
        var known = earlier.Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText);
        return
        [
            .. Result.GeneratedSources
                .Where(source => !ReferenceEquals(known.GetValueOrDefault(source.HintName), source.SourceText))
                .Select(static source => source.HintName),
        ];
    }

    public static GeneratorRun Create(GeneratorDriver driver, TestProject project, CSharpCompilation compilation, bool hasSteps)
    {
        var after = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        var result = Assert.Single(after.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new GeneratorRun(after, project, (CSharpCompilation)output, result, hasSteps);
    }

    /// <summary>Runs the same driver on an edited project, as an IDE does after a key press.</summary>
    public GeneratorRun Edit(Func<TestProject, TestProject> edit)
    {
        var edited = edit(Project);
        var driver = Driver
            .ReplaceAdditionalTexts([.. edited.Files])
            .WithUpdatedAnalyzerConfigOptions(new TestOptions(edited.Properties));
        return Create(driver, edited, edited.Compile(), HasSteps);
    }

    /// <summary>Compiles sources and generated code and demands that nobody has anything to complain about.</summary>
    public byte[] Compile() => image ??= Emit();

    /// <summary>Demands the same of the project with one more source, which concerns no generator.</summary>
    public void CompileWith(string source) => AssertNobodyComplains(
        Output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, Project.OwnParseOptions, "More.cs")).GetDiagnostics(TestContext.Current.CancellationToken));

    /// <summary>The compiled project as a reference of another one.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(Compile());

    private byte[] Emit()
    {
        using var stream = new MemoryStream();
        var emitted = Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        AssertNobodyComplains(emitted.Diagnostics);
        return stream.ToArray();
    }

    private void AssertNobodyComplains(IEnumerable<Diagnostic> diagnostics)
    {
        Diagnostic[] complaints = [.. diagnostics.Where(IsComplaint)];
        Assert.Empty(complaints);
    }

    // Only generated code must document what it publishes; the sources of tests need not.
    private bool IsComplaint(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !(diagnostic.Id == "CS1591" && Result.GeneratedSources.All(source => source.SyntaxTree != diagnostic.Location.SourceTree));
}
