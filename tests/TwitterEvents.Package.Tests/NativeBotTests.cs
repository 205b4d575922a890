using System.Net;
using System.Text.RegularExpressions;
using TwitterEvents.Inbox.Tests;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>A bot published with Native AOT, and run.</summary>
public sealed class NativeBotTests(NativeBot bot) : IClassFixture<NativeBot>
{
    private const string MentionInReply =
        """{"data":{"event_uuid":"mention","event_type":"post.mention.create","filter":{"user_id":"1684207315"},"payload":{"id":"2090000000000000001"}}}""";

    /// <summary>The handlers of actions, and the events of both APIs that they take.</summary>
    private static readonly string[] Actions =
    [
        "IDirectMessage by direct_message_events", "IDirectMessage by dm.received", "IDirectMessage by dm.sent",
        "IFollowed by follow.follow", "IFollowed by follow_events",
        "IPostCreated by post.create", "IPostCreated by post.mention.create", "IPostCreated by post.quote.create", "IPostCreated by post.reply.create",
        "IPostCreated by post.repost.create", "IPostCreated by tweet_create_events",
    ];

    [Fact]
    public async Task A_native_bot_registers_handles_every_kind_and_refuses_a_forged_request()
    {
        var program = await bot.GetAsync();
        using var folder = new TempFolder();
        await using var platform = await FakeX.StartAsync(new FakeXOptions { ConsumerSecret = Webhook.Secret }, TestContext.Current.CancellationToken);
        var (urls, settings) = Registered.With(platform);
        await using var app = await RunningApp.StartAsync(program, ["--urls", urls], folder.Root, settings);
        using var x = new Webhook(app.Address);

        await app.WaitForLineAsync(line => line.Contains("Registered: X sends to", StringComparison.Ordinal));
        var webhookId = Assert.Single(platform.Webhooks).Id;
        Assert.NotEmpty(platform.ActivitySubscriptions);
        Assert.All(platform.ActivitySubscriptions, subscription => Assert.Equal(webhookId, subscription.WebhookId));
        await x.AssertAnswersCrcAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await x.ForgeAsync(TwitterSamples.Get("follow_events", "follow").Body));
        Assert.DoesNotContain(app.Lines, line => line.StartsWith("handled ", StringComparison.Ordinal));
        foreach (var sample in TwitterSamples.All)
        {
            Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(sample.Body));
        }

        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(MentionInReply));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(MentionInReply.Replace("mention", "reply", StringComparison.Ordinal)));

        Assert.Equal(0, await app.TerminateAsync());
        Assert.Equal(EveryKind, Handled(app).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Actions, app.Lines.Where(line => line.StartsWith('I')).Select(line => Regex.Replace(line, " .* by ", " by ")).Distinct().Order(StringComparer.Ordinal));
        Assert.Single(app.Lines, line => line.StartsWith("IPostCreated 2090000000000000001 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_native_bot_handles_every_kind_out_of_a_SQLite_file()
    {
        using var folder = new TempFolder();
        await AssertHandlesEveryKindAsync(folder, $"sqlite:{folder.At("events.db")}");
    }

    [Fact]
    public async Task A_native_bot_handles_every_kind_out_of_NATS()
    {
        await using var server = await NatsServer.StartAsync();
        using var folder = new TempFolder();
        await AssertHandlesEveryKindAsync(folder, server.Url);
    }

    private static IEnumerable<string> EveryKind =>
        TwitterEventsCatalog.Instance.Kinds.Select(kind => $"handled {kind.WireName} {kind.EventType.Name}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Handled(RunningApp app) => app.Lines.Where(line => line.StartsWith("handled ", StringComparison.Ordinal));

    private async Task AssertHandlesEveryKindAsync(TempFolder folder, string inbox)
    {
        var program = await bot.GetAsync();
        await using var platform = await FakeX.StartAsync(new FakeXOptions { ConsumerSecret = Webhook.Secret }, TestContext.Current.CancellationToken);
        var (urls, settings) = Registered.With(platform);
        await using var app = await RunningApp.StartAsync(program, ["--urls", urls, "--inbox", inbox], folder.Root, settings);
        using var x = new Webhook(app.Address);
        foreach (var sample in TwitterSamples.All)
        {
            Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(sample.Body));
        }

        foreach (var handled in EveryKind)
        {
            await app.WaitForLineAsync(line => line == handled);
        }

        Assert.Equal(0, await app.TerminateAsync());
        Assert.Equal(EveryKind, Handled(app).Distinct().Order(StringComparer.Ordinal));
    }
}
