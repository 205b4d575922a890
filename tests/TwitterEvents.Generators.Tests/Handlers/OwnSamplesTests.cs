using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE114: a project that has samples of its own and handlers of what is generated from them.</summary>
public sealed class OwnSamplesTests
{
    private const string Handlers = """
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Bot;
        using TwitterEvents;

        public class Counter : IHandle<PollEvent>
        {
            public ValueTask HandleAsync(PollEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }

        public class Follower : IHandle<FollowEvent>
        {
            public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """;

    [Fact]
    public async Task It_is_told_to_part_them_and_gets_no_other_error()
    {
        var project = new TestProject(Handlers) { Files = SchemaSet.Polls("""{"id":"1"}""").ToFiles() };
        var driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator(), new HandlerGenerator().AsSourceGenerator()],
            project.Files,
            project.OwnParseOptions,
            new TestOptions(project.Properties));
        driver.RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _, TestContext.Current.CancellationToken);

        var found = await output.WithAnalyzers([new HandlerAnalyzer()]).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "TWE114: 'Counter' handles 'Acme.Bot.PollEvent', which is generated from samples of this project, so AddHandlers() cannot name it: "
                + "move the samples to a project of their own, and reference that",
            ],
            found.Where(static problem => problem.Severity == DiagnosticSeverity.Error).Select(static problem => $"{problem.Id}: {problem.GetMessage(null)}"));
    }
}
