using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>The whole road of X Activity over real sockets: what handlers ask for is subscribed, comes, is kept, and ends with the user.</summary>
public sealed class ActivityRoadTests
{
    private static readonly string[] Handled =
    [
        "dm.received", "dm.sent", "follow.follow", "like.create", "profile.update.affiliate_badge", "profile.update.banner_picture", "profile.update.bio",
        "profile.update.geo", "profile.update.handle", "profile.update.profile_picture", "profile.update.screenname", "profile.update.url",
        "profile.update.verified_badge",
    ];

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_handlers_to_events_and_to_the_end_of_a_users_authorization()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var x = await FakeX.StartAsync(new FakeXOptions { TimeProvider = time, CrcTimer = false, ReplayRecent = true }, Token);
        var (ada, bea) = (x.AddUser("815"), x.AddUser("816"));
        var store = new MemoryTokenStore();
        await using var bot = await Bot.StartAsync(
            x,
            TwitterApi.XActivity,
            static _ => { },
            time: time,
            services: services => services.AddTwitterTokenStore(_ => store),
            map: static app => app.MapTwitterSignIn("/connect/x"));
        var page = new Uri(new Uri(bot.Url), "/connect/x");

        // Both let the app in, and it looks again by itself.
        await Browser.SignInAsync(page, ada.Id);
        await Browser.SignInAsync(page, bea.Id);
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => Subscribed(x).Count() == (2 * Handled.Length) + 1);

        // Exactly what the handlers ask for, for both, and the end of an authorization, which the tokens need.
        var webhook = (await bot.Registration.WhenRegisteredAsync(Token))!;
        Assert.Equal(
            [.. Handled.SelectMany(static type => new[] { $"{type} 815", $"{type} 816" }).Append("oauth.revoke ").Order(StringComparer.Ordinal)],
            Subscribed(x));
        Assert.All(x.ActivitySubscriptions, item => Assert.Equal(webhook, item.WebhookId));
        Assert.All(bot.Registration.Subscriptions, static state => Assert.True(state.IsSubscribed));
        await bot.Logs.UntilLoggedAsync("follow.follow 2 (0.010 USD)");

        // Each kind is handled.
        foreach (var type in Handled)
        {
            var sample = TwitterSamples.OfFamily("x-activity").First(sample => sample.EventKey == type);
            Assert.All(await x.DeliverAsync(sample, ada, Token), static delivery => Assert.True(delivery.Succeeded));
        }

        Assert.Equal(Handled.Length, bot.Actions.Count);

        // The tokens end, and are renewed once, however many need them; X ends a grant whose refresh token comes twice.
        var before = (await store.FindAsync("815", Token))!.Tokens.RefreshToken;
        time.Advance(TimeSpan.FromHours(2));
        var accounts = bot.Services.GetRequiredService<ITwitterAccounts>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => accounts.GetOwnAsync(UserCredentials.Stored("815"), Token)));
        Assert.NotEqual(before, (await store.FindAsync("815", Token))!.Tokens.RefreshToken);

        // X drops one without a word; the next look makes it again, with a token of the user.
        Assert.True(x.DropActivitySubscription(x.ActivitySubscriptions.Single(static item => item is { EventType: "dm.received", UserId: "816" }).Id));
        bot.Registration.LookAgain();
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => Subscribed(x).Contains("dm.received 816"));

        // What is replayed is handled no second time.
        var now = time.GetUtcNow();
        await bot.Services.GetRequiredService<ITwitterWebhooks>().ReplayAsync(webhook, now.AddHours(-3), now.AddMinutes(1), Token);
        await x.DrainAsync(Token);
        Assert.Contains(x.Deliveries, static delivery => delivery is { IsReplay: true, Succeeded: true });
        Assert.Equal(Handled.Length, bot.Actions.Count);

        // A user takes the authorization back: the tokens are forgotten, and nothing is wanted of that user any more.
        await x.RevokeAsync(bea, Token);
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => bot.Registration.Subscriptions.All(static state => state.Filter.UserId != "816"));
        Assert.Equal(["815"], await store.ListAsync(Token));
        Assert.DoesNotContain(Subscribed(x), static text => text.EndsWith("816", StringComparison.Ordinal));
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => bot.Registration.State.Status == TwitterRegistrationStatus.Registered);

        var tokens = (await store.FindAsync("815", Token))!.Tokens;
        string[] secrets = [tokens.AccessToken, tokens.RefreshToken!, before!, x.App.BearerToken, x.App.ConsumerSecret];
        Assert.DoesNotContain(bot.Logs.Lines, line => secrets.Any(secret => line.Text.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain(bot.Logs.Lines, static line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public void Without_a_handler_that_counts_the_sentence_says_what_to_do()
    {
        var error = Assert.Throws<RegistrationException>(() => new ActivityTargets().Of(new TwitterRegistrationOptions(), [UserCredentials.WithoutTokens("815")]));

        Assert.StartsWith("No handler asks for an event of X Activity, so there is nothing to subscribe to.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_every_event_counts_when_told()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await Bot.StartAsync(x, TwitterApi.XActivity, static wanted => wanted.IncludeCatchAll = true);

        await bot.Registration.WhenRegisteredAsync(Token);

        // News take a keyword, and none is declared.
        Assert.Equal(
            ActivityEventType.All.Where(static type => type.Subject != ActivitySubject.Keyword).Select(static type => type.Name).Order(StringComparer.Ordinal),
            x.ActivitySubscriptions.Select(static item => item.EventType).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Subscribed(FakeX x) =>
        x.ActivitySubscriptions.Select(static item => $"{item.EventType} {item.UserId}").Order(StringComparer.Ordinal);
}
