using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Handlers;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE115: a handler of an event that will come no more, which an interface would take together with its successor.</summary>
public sealed class EndingApiTests
{
    [Theory]
    [InlineData("FollowEvent", "IFollowed")]
    [InlineData("UnfollowEvent", "IUnfollowed")]
    [InlineData("TweetCreateEvent", "IPostCreated")]
    [InlineData("DirectMessageEvent", "IDirectMessage")]
    [InlineData("UserRevokeEvent", "IAuthorizationRevoked")]
    [InlineData("MuteEvent", "IMuted")]
    public async Task A_handler_of_an_event_of_Account_Activity_is_told_of_the_interface(string e, string successor) => Assert.Equal(
        [$"TWE115: X ends Account Activity on 1 January 2027, and '{e}' with it; IHandle<{successor}> takes both it and what X Activity sends in its place, once for each action"],
        await Analyze(e));

    [Theory]
    [InlineData("IFollowed")]
    [InlineData("FollowFollowEvent")]
    [InlineData("RelationEvent")]
    [InlineData("AccountActivityEvent")]
    [InlineData("TwitterEvent")]
    [InlineData("UnknownEvent")]
    [InlineData("ReplayJobStatusEvent")]
    [InlineData("MalformedDelivery")]
    public async Task Other_handlers_are_told_nothing(string e) => Assert.Empty(await Analyze(e));

    private static async Task<IEnumerable<string>> Analyze(string e)
    {
        var project = new TestProject(
            $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using TwitterEvents;

            public class Greeter : IHandle<{{e}}>
            {
                public ValueTask HandleAsync({{e}} e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);
        var driver = CSharpGeneratorDriver.Create(
            [new HandlerGenerator().AsSourceGenerator()], [], project.OwnParseOptions, new TestOptions(project.Properties));
        driver.RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out _, TestContext.Current.CancellationToken);
        var found = await output.WithAnalyzers([new HandlerAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return found.Select(static problem => $"{problem.Id}: {problem.GetMessage(null)}");
    }
}
