using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>A replay over real sockets whose end X tells before its last event.</summary>
public sealed class ReplayRoadTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_comes_after_the_end_of_a_replay_is_handled_once()
    {
        await using var x = await FakeX.StartAsync(new FakeXOptions { ReplayRecent = true }, Token);
        await using var bot = await Bot.StartAsync(x, TwitterApi.XActivity);
        await using var services = new ServiceCollection().AddLogging()
            .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(Bot.Settings(x, TwitterApi.XActivity)).Build().GetSection("Twitter"))
            .BuildServiceProvider();
        var client = services.GetRequiredService<ITwitterWebhooks>();
        await x.RegisterAsync(new Uri(bot.Url), cancellationToken: Token);

        // The second event never arrives.
        await x.DeliverAsync(TwitterSamples.Get("follow.follow", "follow"), cancellationToken: Token);
        x.Faults.CloseDelivery(FakeXClose.InRequest(0));
        await x.DeliverAsync(TwitterSamples.Get("follow.unfollow", "unfollow"), cancellationToken: Token);
        Assert.Equal(["follow.follow"], Handled(bot));

        await ReplayAsync(x, client);
        Assert.Equal(["follow.follow", "replay_job_status", "follow.unfollow"], Handled(bot));

        // Of another replay nothing is new but its end.
        await ReplayAsync(x, client);
        Assert.Equal(["follow.follow", "replay_job_status", "follow.unfollow", "replay_job_status"], Handled(bot));
        Assert.Equal([true, false, true, true, false, true], x.Deliveries.Skip(2).Select(static delivery => delivery.IsReplay));
    }

    private static async Task ReplayAsync(FakeX x, ITwitterWebhooks client)
    {
        var now = TimeProvider.System.GetUtcNow();
        x.Faults.EndReplayEarly();
        await client.ReplayAsync(x.Webhooks[0].Id, now.AddMinutes(-5), now.AddMinutes(1), Token);
        await x.DrainAsync(Token);
    }

    private static IEnumerable<string> Handled(Bot bot) => bot.Events.Events.Select(static received => received.Event.WireName);
}
