using System.Net;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>README's first command, and QuickStart as a receiver.</summary>
public sealed class QuickStartTests
{
    private static readonly Dictionary<string, string?> NoSecret = new()
    {
        ["Twitter__ConsumerSecret"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = null,
        ["ASPNETCORE_URLS"] = null,
        ["DOTNET_ENVIRONMENT"] = null,
    };

    [Fact]
    public async Task The_demonstration_handles_every_kind_and_ends()
    {
        var result = await Command.DotnetAsync(
            Repository.Root, ["run", "--project", "samples/QuickStart", "-c", Repository.Configuration, "--", "--exit"], NoSecret);

        foreach (var kind in TwitterEventsCatalog.Instance.Kinds)
        {
            Assert.Contains(result.Lines, line => line.Contains($" {kind.EventType.Name} ", StringComparison.Ordinal));
        }

        Assert.Contains(result.Lines, line => line.Contains("\"response_token\":\"sha256=", StringComparison.Ordinal) && line.Contains("(right)", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("register ", StringComparison.Ordinal) && line.EndsWith(", valid", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("subscribe ", StringComparison.Ordinal) && line.EndsWith(" 2244994945", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("another secret got 401", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.Contains("sign an event's body got 400", StringComparison.Ordinal));
        Assert.Contains(
            $"{TwitterEventsCatalog.Instance.Kinds.Count} of {TwitterEventsCatalog.Instance.Kinds.Count} kinds", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("WRONG", result.Output, StringComparison.Ordinal);
        Assert.All(
            TwitterSamples.Families,
            family => Assert.Contains(result.Lines, line => line.StartsWith($"{family}: {TwitterSamples.OfFamily(family).Count} deliveries, ", StringComparison.Ordinal)));
        Assert.Contains("  IFollowed:             follow.follow and follow_events", result.Lines);
        Assert.Contains("tweet_create_events reached IHandle<IPostCreated> once.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_tells_own_posts_mentions_and_messages_sent_from_the_rest()
    {
        using var folder = new TempFolder();

        var result = await Command.RunAsync("dotnet", [Repository.QuickStart, "--environment", "Development", "--exit"], folder.Root, NoSecret);

        Assert.DoesNotContain("Unknown", result.Output, StringComparison.Ordinal);
        string[] expected = [" Own by @", " Mention by @nora_example: ", " Reply by @example_bakery: ", " to user 972900491363135492: ", " from @nora_example: "];
        Assert.All(expected, part => Assert.Contains(part, result.Output, StringComparison.Ordinal));
        Assert.Contains("user 2244994945 takes the authorization back", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_refuses_to_run_in_production()
    {
        using var folder = new TempFolder();

        var result = await Command.RunAsync("dotnet", [Repository.QuickStart, "--environment", "Production"], folder.Root, NoSecret);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("Twitter__ConsumerSecret", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--environment Development", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demonstration_keeps_serving_until_it_is_told_to_stop()
    {
        using var folder = new TempFolder();
        await using var app = await RunningApp.StartAsync(
            "dotnet", [Repository.QuickStart, "--environment", "Development"], folder.Root, NoSecret, "Still serving at (http://\\S+);");
        using var x = new Webhook(app.Address);

        Assert.Equal("127.0.0.1", app.Address.Host);
        Assert.Contains(app.Lines, line => line.Contains("To go live", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Unauthorized, await x.DeliverAsync(TwitterSamples.Get("follow_events", "follow").Body));
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Fact]
    public async Task With_a_secret_it_only_serves_and_logs_a_line_an_event_without_any_text()
    {
        // Not the content root, and no file of the project beside it.
        using var folder = new TempFolder();
        await using var app = await RunningApp.StartAsync(
            "dotnet", [Repository.QuickStart, "--urls", "http://127.0.0.1:0"], folder.Root, new(NoSecret) { ["Twitter__ConsumerSecret"] = Webhook.Secret });
        using var x = new Webhook(app.Address);
        var message = TwitterSamples.Get("direct_message_events", "received").Body;

        await x.AssertAnswersCrcAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await x.ForgeAsync(message));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(message));
        Assert.Equal(0, await app.TerminateAsync());

        using var sample = System.Text.Json.JsonDocument.Parse(message);
        var user = sample.RootElement.GetProperty("for_user_id").GetString()!;
        var text = sample.RootElement.GetProperty("direct_message_events")[0]
            .GetProperty("message_create").GetProperty("message_data").GetProperty("text").GetString()!;
        var handled = Assert.Single(app.Lines, line => line.Contains("direct_message_events", StringComparison.Ordinal));
        Assert.Contains("DirectMessageEvent", handled, StringComparison.Ordinal);
        Assert.Contains(user, handled, StringComparison.Ordinal);
        Assert.StartsWith("info: QuickStart.", app.Lines[Array.IndexOf(app.Lines, handled) - 1], StringComparison.Ordinal);
        Assert.DoesNotContain(app.Lines, line => line.Contains(text, StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, line => line.Contains("wire name", StringComparison.Ordinal));
    }

    private static Dictionary<string, string?> Merge(Dictionary<string, string?> first, Dictionary<string, string?> second) =>
        new(first.Where(pair => !second.ContainsKey(pair.Key)).Concat(second));

    [Fact]
    public async Task With_the_credentials_for_it_the_same_code_registers_and_receives_by_configuration_alone()
    {
        using var folder = new TempFolder();
        await using var x = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var (urls, settings) = Registered.With(x);
        await using var app = await RunningApp.StartAsync("dotnet", [Repository.QuickStart, "--urls", urls], folder.Root, Merge(NoSecret, settings));

        await app.WaitForLineAsync(line => line.Contains($"Registered: X sends to {urls}/webhooks/twitter", StringComparison.Ordinal));
        var delivery = Assert.Single(await x.DeliverAsync(TwitterSamples.Get("follow.follow", "follow"), x.App.Owner, TestContext.Current.CancellationToken));

        Assert.True(delivery.Succeeded);
        Assert.Equal(0, await app.TerminateAsync());
        Assert.DoesNotContain(app.Lines, line => line.Contains(x.App.ConsumerSecret, StringComparison.Ordinal) || line.Contains(x.App.Owner.AccessTokenSecret, StringComparison.Ordinal));
    }
}
