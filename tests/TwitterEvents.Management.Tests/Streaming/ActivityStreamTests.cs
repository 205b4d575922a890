using System.Text;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>The stream of X Activity, over real sockets: it feeds the handlers a webhook would feed, whatever happens to it.</summary>
public sealed class ActivityStreamTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly FakeXStreamBreak[] Breaks = Enum.GetValues<FakeXStreamBreak>();

    [Fact]
    public async Task Without_a_public_url_what_handlers_ask_for_is_subscribed_and_comes()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await StartAsync(x, register: static _ => { });
        Assert.Null(await bot.Registration.WhenRegisteredAsync(Token));
        await bot.Stream.WhenConnectedAsync(Token);

        await x.DeliverAsync(TwitterSamples.OfFamily("x-activity").First(static sample => sample.EventKey == "follow.follow"), x.App.Owner, Token);
        await Until.TrueAsync(() => bot.Actions.Count > 0);

        Assert.Equal([nameof(IFollowed)], bot.Actions);
        Assert.Empty(x.Webhooks);
        Assert.All(x.ActivitySubscriptions, static subscription => Assert.Null(subscription.WebhookId));
        Assert.Equal("X sends to the stream.", bot.Registration.State.Message);
        Assert.Equal(ActivityStreamStatus.Connected, bot.Stream.State.Status);
    }

    [Fact]
    public async Task Fifty_breaks_lose_nothing_and_nothing_is_handled_twice()
    {
        const int Count = 50;
        var random = new Random(20261129);
        await using var x = await FakeX.StartAsync(new FakeXOptions { StreamKeepAlive = TimeSpan.FromMilliseconds(200) }, Token);
        await using var bot = await StartAsync(x, static stream => stream.StallTimeout = TimeSpan.FromSeconds(1), static _ => { });
        await bot.Registration.WhenRegisteredAsync(Token);
        await bot.Stream.WhenConnectedAsync(Token);

        var sent = new List<string>();
        for (var breaks = 0; breaks < Count; breaks++)
        {
            // While it is connected, or not yet again: the next break waits for that, and a cut in a line for the line.
            for (var more = random.Next(1, 6); more > 0; more--)
            {
                sent.Add($"{sent.Count + 1_000_000}");
                await x.DeliverAsync(Follow(sent[^1], x.App.Owner.Id), Token);
            }

            var how = Breaks[random.Next(Breaks.Length)];
            await Until.TrueAsync(() => x.BreakStreams(how) > 0);
        }

        sent.Add("last");
        await x.DeliverAsync(Follow("last", x.App.Owner.Id), Token);
        await Until.TrueAsync(() => bot.Events.Events.Any(static item => IdOf(item.Event) == "last"));

        // In the order they happened, too: all are of one user.
        Assert.Equal(sent, bot.Events.Events.Select(static item => IdOf(item.Event)));
        Assert.DoesNotContain(bot.Logs.Lines, static line => line.Level >= LogLevel.Warning && !line.Text.Contains("disconnected upstream", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_comes_by_two_connections_and_a_webhook_is_handled_once()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await StartAsync(x, static stream => stream.Connections = 2, static _ => { }, hasUrl: true);
        await bot.Registration.WhenRegisteredAsync(Token);
        await Until.TrueAsync(() => x.StreamConnections == 2);

        foreach (var id in Enumerable.Range(0, 20))
        {
            Assert.True((await x.DeliverAsync(Follow($"{id}", x.App.Owner.Id), Token)).Single().Succeeded);
        }

        // What has come is handled before the app is stopped.
        var events = bot.Events.Events;
        await bot.DisposeAsync();
        Assert.Equal(Enumerable.Range(0, 20).Select(static id => $"{id}"), events.Select(static item => IdOf(item.Event)));
    }

    private static string IdOf(TwitterEvent e) => ((XActivityEvent)e).EventId!;

    private static byte[] Follow(string id, string userId) => Encoding.UTF8.GetBytes(
        $$"""
        {"data":{"event_type":"follow.follow","event_uuid":"{{id}}","filter":{"user_id":"{{userId}}" },
        "payload":{"source":{"data":{"id":"1{{userId}}","username":"bea"} },"target":{"data":{"id":"{{userId}}","username":"ada"} } } } }
        """);

    private static Task<Bot> StartAsync(
        FakeX x, Action<ActivityStreamOptions>? stream = null, Action<TwitterRegistrationOptions>? register = null, bool hasUrl = false) =>
        Bot.StartAsync(
            x,
            TwitterApi.XActivity,
            register,
            change: settings =>
            {
                if (!hasUrl)
                {
                    settings.Remove("Twitter:Url");
                }
            },
            stream: stream ?? (static _ => { }));
}
