using System.Text;
using TwitterEvents.Testing;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What DurableBot exports.</summary>
public sealed class TelemetryTests : IDisposable
{
    private const string PrivateText = "a-very-private-text";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Traces_and_metrics_go_where_the_environment_says_without_what_people_wrote()
    {
        await using var collector = await Collector.StartAsync();
        var environment = new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "bot-of-a-test",
            ["NO_PROXY"] = "127.0.0.1",
        };
        using var bot = BotProcess.Start(environment, $"sqlite:{folder.File()}", folder.File("handled.log"));
        await HandleAsync(bot);
        Assert.True(!OperatingSystem.IsLinux() || bot.HasLoaded("OpenTelemetry"));

        // What is not sent yet is when it stops.
        Assert.Equal(0, await bot.StopAsync());
        Assert.All((string[])["TwitterEvents", "process delivery", "process PostCreateEvent", "EverythingHandler", "bot-of-a-test"], text =>
            Assert.Contains(text, collector.Of("traces"), StringComparison.Ordinal));
        Assert.All((string[])["TwitterEvents", "twitter_events.deliveries", "twitter_events.inbox.stored", "EverythingHandler"], text =>
            Assert.Contains(text, collector.Of("metrics"), StringComparison.Ordinal));
        Assert.Equal(["metrics", "traces"], collector.Received.Select(static one => one.Signal).Distinct().Order());
        Assert.All(collector.Received, static one => Assert.DoesNotContain(PrivateText, one.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_variable_nothing_of_it_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is looked at in /proc.");
        using var bot = BotProcess.Start($"sqlite:{folder.File()}", folder.File("handled.log"));
        await HandleAsync(bot);

        Assert.True(bot.HasLoaded("TwitterEvents"));
        Assert.False(bot.HasLoaded("OpenTelemetry"));
    }

    private async Task HandleAsync(BotProcess bot)
    {
        var body = Encoding.UTF8.GetBytes(
            $$"""{"data":{"event_type":"post.create","event_uuid":"1","filter":{"user_id":"815"},"payload":{"id":"1","text":"{{PrivateText}}"} } }""");
        using var client = new HttpClient();
        await Until.TrueAsync(() => IsTaken(client, bot.Url, body));
        await Until.TrueAsync(() => File.Exists(folder.File("handled.log")) && new FileInfo(folder.File("handled.log")).Length > 0);
    }

    private static bool IsTaken(HttpClient client, Uri url, byte[] body)
    {
        try
        {
            using var request = SignedRequest.Delivery(url, body, BotProcess.Secret);
            using var answer = client.Send(request, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
