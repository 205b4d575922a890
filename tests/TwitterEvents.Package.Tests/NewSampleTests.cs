using System.Net;
using System.Text.Json.Nodes;

namespace TwitterEvents.Package.Tests;

/// <summary>Samples are the source: what a contributor gets for a new or a changed one, and nothing but a build.</summary>
public sealed class NewSampleTests(RepositoryCopy copy) : IClassFixture<RepositoryCopy>
{
    private const string OwnTweet = "schemas/account-activity/tweet_create_events/own-tweet.json";

    [Fact]
    public async Task A_new_key_gives_a_documented_property_and_changes_only_the_files_it_concerns()
    {
        using var edit = copy.Write(OwnTweet, WithViewCount());

        var after = await copy.GenerateAsync();

        Assert.Equal(["AccountActivity.Tweet.g.cs"], Differences(copy.Before, after));
        Assert.Contains("public long? ViewCount { get; init; }", after["AccountActivity.Tweet.g.cs"], StringComparison.Ordinal);
        var documentation = await File.ReadAllTextAsync(copy.Documentation, TestContext.Current.CancellationToken);
        Assert.Contains("<member name=\"P:TwitterEvents.Models.Tweet.ViewCount\">", documentation, StringComparison.Ordinal);
        Assert.Contains("view_count", documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_value_changes_no_code()
    {
        using var edit = copy.Write(OwnTweet, copy.Read(OwnTweet).Replace("\"lang\": \"en\"", "\"lang\": \"fi\"", StringComparison.Ordinal));

        var after = await copy.GenerateAsync();

        var before = copy.Before;
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.All(after, file => Assert.Equal(CodeOf(before[file.Key]), CodeOf(file.Value)));
        Assert.True(after.Sum(file => file.Value.Split('\n').Except(before[file.Key].Split('\n')).Count()) <= 1);
    }

    [Fact]
    public async Task A_new_folder_gives_an_event_that_a_handler_receives()
    {
        using var first = copy.Write(
            "schemas/account-activity/poll_events/open.json",
            """{"for_user_id":"2244994945","poll_events":[{"id":"91","question":"Tea?","options":["yes","no"],"closed":false}]}""");
        using var second = copy.Write(
            "schemas/account-activity/poll_events/closed.json",
            """{"for_user_id":"2244994945","poll_events":[{"id":"92","question":"Cake?","options":["yes"],"closed":true,"votes":{"yes":41}}]}""");
        using var third = copy.Write(
            "schemas/x-activity/poll.close/closed.json",
            """{"data":{"event_uuid":"9","event_type":"poll.close","filter":{"user_id":"2244994945"},"payload":{"id":"93","question":"Rolls?"}}}""");
        using var project = copy.Write("app/PollApp.csproj", AppProject);
        using var program = copy.Write("app/Program.cs", AppProgram);
        await copy.DotnetAsync("build", "app");

        await using var app = await RunningApp.StartAsync(
            "dotnet", [copy.At("app/bin/Debug/net10.0/PollApp.dll"), "--urls", "http://127.0.0.1:0"], copy.At("app"), Webhook.Environment);
        using var x = new Webhook(app.Address);

        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(copy.Read("schemas/account-activity/poll_events/closed.json")));
        await app.WaitForLineAsync(line => line == "poll_events 92: Cake? 41");
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(copy.Read("schemas/x-activity/poll.close/closed.json")));
        await app.WaitForLineAsync(line => line == "poll.close 93: Rolls?");
        Assert.Equal(0, await app.TerminateAsync());
    }

    private const string AppProject =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <ItemGroup>
            <ProjectReference Include="../src/TwitterEvents.AspNetCore/TwitterEvents.AspNetCore.csproj" />
            <ProjectReference Include="../generators/TwitterEvents.Generators/TwitterEvents.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
        </Project>
        """;

    private const string AppProgram =
        """
        using TwitterEvents;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).AddHandlers();
        var app = builder.Build();
        app.MapTwitterEvents("/webhooks/twitter");
        app.Run();

        sealed class PollHandler : IHandle<PollEvent>, IHandle<PollCloseEvent>
        {
            public ValueTask HandleAsync(PollCloseEvent e, EventContext context, CancellationToken cancellationToken)
            {
                Console.WriteLine($"{context.WireName} {e.Id}: {e.Question}");
                return ValueTask.CompletedTask;
            }

            public ValueTask HandleAsync(PollEvent e, EventContext context, CancellationToken cancellationToken)
            {
                Console.WriteLine($"{context.WireName} {e.Id}: {e.Question} {e.Votes?.Yes}");
                return ValueTask.CompletedTask;
            }
        }
        """;

    private string WithViewCount()
    {
        var sample = JsonNode.Parse(copy.Read(OwnTweet))!;
        sample["tweet_create_events"]![0]!["view_count"] = 1234;
        return sample.ToJsonString(new() { WriteIndented = true });
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name)).Order(StringComparer.Ordinal);

    private static string CodeOf(string source) =>
        string.Join('\n', source.Split('\n').Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
}
