using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>Runs an analyzer over a project, after its generator.</summary>
internal static class AnalyzerHarness
{
    /// <summary>What the analyzer reports, ordered by place: id, the text it points at, and the message.</summary>
    public static async Task<IReadOnlyList<(string Id, string At, string Message)>> Run(
        IIncrementalGenerator generator, DiagnosticAnalyzer analyzer, TestProject project)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = GeneratorHarness.Run(generator, project).Output;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. project.Files], new TestOptions(project.Properties)),
            onAnalyzerException: static (exception, _, _) => Assert.Fail(exception.ToString()),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await output.WithAnalyzers([analyzer], options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. found
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan)
                .Select(static diagnostic => (diagnostic.Id, TextAt(diagnostic.Location), diagnostic.GetMessage(null))),
        ];
    }

    private static string TextAt(Microsoft.CodeAnalysis.Location location) =>
        location.SourceTree is { } tree ? tree.GetText().ToString(location.SourceSpan) : "";
}
