using System.Net;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>README's program, in the hands of a stranger: a folder elsewhere, the packages, an empty package cache.</summary>
public sealed class ReadmeProgramTests(StrangersApps apps) : IClassFixture<StrangersApps>
{
    [Fact]
    public async Task It_builds_answers_a_CRC_handles_an_event_and_refuses_a_forged_one()
    {
        using var folder = new TempFolder();
        await using var app = await RunningApp.StartAsync(
            "dotnet", [apps.Built(StrangersApps.Greetings), "--urls", "http://127.0.0.1:0"], folder.Root, Webhook.Environment);
        using var x = new Webhook(app.Address);
        var follow = TwitterSamples.Get("follow_events", "follow").Body;

        await x.AssertAnswersCrcAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await x.ForgeAsync(follow));
        Assert.DoesNotContain(app.Lines, line => line.Contains(Follower, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(follow));
        await app.WaitForLineAsync(line => line.Contains(Follower, StringComparison.Ordinal));
        await app.WaitForLineAsync(line => line.StartsWith($"follow_events: user {Follower} follows user ", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(TwitterSamples.Get("follow.follow", "follow").Body));
        await app.WaitForLineAsync(line => line.StartsWith("follow.follow: user 1684207315 follows user 253918046", StringComparison.Ordinal));
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Fact]
    public void The_example_of_a_test_builds() => apps.Built(StrangersApps.GreetingsTests);

    [Fact]
    public void The_example_that_answers_builds_for_native_AOT_too() => apps.Built(StrangersApps.Answers);

    [Theory]
    [InlineData(StrangersApps.Receiver)]
    [InlineData(StrangersApps.Worker)]
    public void What_receives_and_what_runs_handlers_on_NATS_builds(string name) => apps.Built(name);

    [Fact]
    public async Task A_project_with_samples_of_its_own_reads_their_events()
    {
        var said = await Command.RunAsync("dotnet", [apps.Built(StrangersApps.Polls), apps.OwnSample], Path.GetTempPath());

        Assert.Equal("Acme.Polls.PollEvent: Cake?", said.Output.Trim());
    }

    // Of an assembly beside the generator that the compiler cannot load it would warn.
    [Fact]
    public void Nothing_in_the_packages_makes_a_build_warn() => Assert.Contains(" 0 Warning(s)", apps.Said, StringComparison.Ordinal);

    /// <summary>What the handler in README logs.</summary>
    private static string Follower { get; } = FollowerOf(File.ReadAllText(Repository.Sample("follow_events", "follow")));

    private static string FollowerOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty("follow_events")[0].GetProperty("source").GetProperty("id").GetString()!;
    }
}
