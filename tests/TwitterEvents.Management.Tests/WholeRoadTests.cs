using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>The whole road over real sockets, call by call, in each generation of the API.</summary>
public sealed class WholeRoadTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TwitterApi.V1Premium)]
    [InlineData(TwitterApi.V1Enterprise)]
    [InlineData(TwitterApi.V2)]
    public async Task From_nothing_to_events_and_back(TwitterApi api)
    {
        await using var x = await FakeX.StartAsync(new FakeXOptions { ReplayRecent = true }, Token);
        await using var bot = await Bot.StartAsync(x, api);
        await using var services = new ServiceCollection().AddLogging()
            .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(Bot.Settings(x, api)).Build().GetSection("Twitter"))
            .BuildServiceProvider();
        var client = services.GetRequiredService<ITwitterWebhooks>();
        var ada = x.AddUser("815");
        var user = UserCredentials.OAuth1(ada.AccessToken, ada.AccessTokenSecret);

        // The check X makes, made by ourselves.
        Assert.Null(await services.GetRequiredService<CrcProbe>().CheckAsync(bot.Url, Token));

        // Register: X checks too, and the webhook is listed.
        var webhook = await client.CreateAsync(bot.Url, Token);
        Assert.True(webhook.Valid);
        Assert.Equal(bot.Url, Assert.Single(await client.ListAsync(Token), listed => listed.Id == webhook.Id).Url);

        // Subscribe, and look at it in every way there is.
        Assert.False(await client.IsSubscribedAsync(webhook.Id, user, Token));
        await client.SubscribeAsync(webhook.Id, user, Token);
        Assert.True(await client.IsSubscribedAsync(webhook.Id, user, Token));
        Assert.Equal(["815"], (await client.ListSubscriptionsAsync(webhook.Id, Token)).UserIds);
        Assert.Equal(1, (await client.CountSubscriptionsAsync(Token)).All);
        var again = await Assert.ThrowsAsync<TwitterApiException>(() => client.SubscribeAsync(webhook.Id, user, Token));
        Assert.Equal(TwitterErrorKind.AlreadySubscribed, again.Kind);

        // An event is delivered and handled.
        var follow = TwitterSamples.Get("follow_events", "follow");
        Assert.True(Assert.Single(await x.DeliverAsync(follow, ada, Token)).Succeeded);
        Assert.Equal((typeof(FollowEvent), "815"), Assert.Single(bot.Events.Events.Select(received => (received.Event.GetType(), received.ForUserId))));

        // A wrong answer to the check makes the webhook invalid and deaf; a right one heals it.
        bot.AnswersChecksWrongly = true;
        await x.CheckWebhooksAsync(Token);
        bot.AnswersChecksWrongly = false;
        Assert.False(Assert.Single(await client.ListAsync(Token), listed => listed.Id == webhook.Id).Valid);
        Assert.Empty(await x.DeliverAsync(follow, ada, Token));
        await client.ValidateAsync(webhook.Id, Token);
        Assert.True(Assert.Single(await client.ListAsync(Token), listed => listed.Id == webhook.Id).Valid);

        // Replay: what was delivered comes again (and was handled already), and the job tells its end.
        var now = TimeProvider.System.GetUtcNow();
        await client.ReplayAsync(webhook.Id, now.AddMinutes(-5), now.AddMinutes(1), Token);
        await x.DrainAsync(Token);
        Assert.Contains(x.Deliveries, delivery => delivery is { IsReplay: true, ForUserId: "815", Succeeded: true });
        Assert.Contains(bot.Events.Events, received => received.Event is ReplayJobStatusEvent);

        // And back.
        await client.UnsubscribeAsync(webhook.Id, "815", Token);
        Assert.False(await client.IsSubscribedAsync(webhook.Id, user, Token));
        await client.DeleteAsync(webhook.Id, Token);
        Assert.Empty(await client.ListAsync(Token));
    }
}
