using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.CodeFixes;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>A user's project in an editor. What a fix makes of it is another one.</summary>
internal sealed class FixableProject
{
    private const string Usings = "global using System.Threading;\nglobal using System.Threading.Tasks;\n";

    private static readonly CodeFixProvider Fix = new HandleSuccessorFix();

    private readonly Project project;

    private FixableProject(Project project) => this.project = project;

    /// <summary>A project whose files see the library's namespace.</summary>
    public static FixableProject Of(params string[] sources) => Create(Usings + "global using TwitterEvents;\n", sources);

    /// <summary>A project whose files import the library themselves, or do not.</summary>
    public static FixableProject WithoutUsing(params string[] sources) => Create(Usings, sources);

    /// <summary>The project with a file that a generator writes into it.</summary>
    public FixableProject WithGenerated(string source) => new(project.AddAnalyzerReference(new GeneratedFileReference(source)));

    /// <summary>The files, in the order they were given.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync()
    {
        var texts = new List<string>();
        foreach (var document in project.Documents.Skip(1))
        {
            texts.Add((await document.GetTextAsync(Cancellation)).ToString());
        }

        return texts;
    }

    /// <summary>The only file.</summary>
    public async Task<string> TextAsync() => Assert.Single(await TextsAsync());

    /// <summary>What the light bulb offers for each TWE115, in the order of the places and messages.</summary>
    public async Task<IReadOnlyList<CodeAction>> OfferedAsync()
    {
        var actions = new List<CodeAction>();
        foreach (var problem in await EndingAsync())
        {
            var context = new CodeFixContext(
                project.GetDocument(problem.Location.SourceTree)!, problem, (action, fixedProblems) => actions.Add(action), Cancellation);
            await Fix.RegisterCodeFixesAsync(context);
        }

        return actions;
    }

    /// <summary>What is told in TWE115, which is to be there where it is looked at that nothing is offered.</summary>
    public async Task<IReadOnlyList<Diagnostic>> EndingAsync() =>
        [.. (await AnalyzeAsync()).Where(static problem => problem.Id == "TWE115")];

    /// <summary>The project after one of the actions that are offered; there is only one if none is named.</summary>
    public async Task<FixableProject> FixAsync(string? title = null) =>
        await AfterAsync((await OfferedAsync()).Single(action => title is null || action.Title == title));

    /// <summary>The project after Fix All, begun at the file.</summary>
    public async Task<FixableProject> FixAllAsync(FixAllScope scope, int file = 0)
    {
        var context = new FixAllContext(
            project.Documents.ElementAt(file + 1), Fix, scope, nameof(HandleSuccessorFix), ["TWE115"], new AnalyzerProblems(), Cancellation);
        var action = await Fix.GetFixAllProvider()!.GetFixAsync(context);
        Assert.NotNull(action);
        return await AfterAsync(action);
    }

    /// <summary>Neither compiler nor analyzer finds an error.</summary>
    public async Task AssertCompilesAsync() => Assert.Empty(await ErrorsAsync());

    /// <summary>How many references in comments lead nowhere.</summary>
    public async Task<int> BrokenReferencesAsync() =>
        (await project.GetCompilationAsync(Cancellation))!.GetDiagnostics(Cancellation).Count(static problem => problem.Id is "CS1574" or "CS1584" or "CS1580");

    /// <summary>The errors of compiler and analyzer, by id and the text they point at.</summary>
    public async Task<IReadOnlyList<string>> ErrorsAsync()
    {
        var compilation = (await project.GetCompilationAsync(Cancellation))!;
        return
        [
            .. compilation.GetDiagnostics(Cancellation).Concat(await AnalyzeAsync())
                .Where(static problem => problem.Severity == DiagnosticSeverity.Error)
                .Select(static problem => $"{problem.Id} at {problem.Location.SourceTree?.GetText(Cancellation).ToString(problem.Location.SourceSpan)}"),
        ];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static FixableProject Create(string usings, string[] sources)
    {
        // It lives as long as what is made of it, and holds nothing to give back.
        var workspace = new AdhocWorkspace();
        var project = workspace
            .AddProject("Acme.Bot", LanguageNames.CSharp)
            .WithParseOptions(TestProject.ParseOptions)
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences([.. TestReferences.Framework, TestReferences.Library])
            .AddDocument("Usings.cs", usings).Project;
        for (var i = 0; i < sources.Length; i++)
        {
            project = project.AddDocument($"File{i}.cs", sources[i], filePath: $"File{i}.cs").Project;
        }

        return new FixableProject(project);
    }

    private async Task<FixableProject> AfterAsync(CodeAction action)
    {
        var operation = Assert.Single(await action.GetOperationsAsync(Cancellation));
        return new FixableProject(Assert.IsType<ApplyChangesOperation>(operation).ChangedSolution.GetProject(project.Id)!);
    }

    private Task<IReadOnlyList<Diagnostic>> AnalyzeAsync() => AnalyzeAsync(project, Cancellation);

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await compilation.WithAnalyzers([new HandlerAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return
        [
            .. found
                .OrderBy(static problem => problem.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static problem => problem.Location.SourceSpan)
                .ThenBy(static problem => problem.GetMessage(null), StringComparer.Ordinal),
        ];
    }

    private sealed class AnalyzerProblems : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await AnalyzeAsync(project, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await AnalyzeAsync(document.Project, cancellationToken)).Where(problem => document.Project.GetDocument(problem.Location.SourceTree) == document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
