using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Dispatching;
using TwitterEvents.Testing;
using TwitterEvents.Tests;

namespace TwitterEvents.Management.Tests;

/// <summary>From wherever it starts, X Activity ends as declared, or with one sentence that names user, event type and cure.</summary>
public sealed class ActivityRegistrarTests
{
    private const string Owner = "2244994945";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_nothing_each_event_type_is_subscribed_for_each_user()
    {
        await using var stage = await StageAsync(["follow.follow", "dm.received"]);
        stage.Declare("815");
        var bea = stage.X.AddUser("816");
        stage.Declare(UserCredentials.OAuth2(bea.OAuth2AccessToken, bea.Id));

        var webhook = await stage.EnsureAsync();

        Assert.Equal(
            ["dm.received 815", "dm.received 816", "follow.follow 815", "follow.follow 816"],
            Subscribed(stage));
        Assert.All(stage.X.ActivitySubscriptions, item => Assert.Equal((webhook, "twitter-events"), (item.WebhookId, item.Tag)));
        Assert.All(stage.States, static state => Assert.True(state.IsSubscribed));
        Assert.Equal(4, stage.States.Count);
    }

    [Fact]
    public async Task What_is_as_wanted_stays_untouched()
    {
        await using var stage = await StageAsync(["follow.follow", "dm.received"]);
        await stage.EnsureAsync();
        var before = stage.X.ActivitySubscriptions;

        await stage.EnsureAsync();

        Assert.Equal(before, stage.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task What_X_has_dropped_is_made_again()
    {
        await using var stage = await StageAsync(["follow.follow", "dm.received"]);
        await stage.EnsureAsync();
        var kept = Assert.Single(stage.X.ActivitySubscriptions, static item => item.EventType == "follow.follow");
        await stage.Activity.UnsubscribeAsync(Assert.Single(stage.X.ActivitySubscriptions, static item => item.EventType == "dm.received").Id, Token);

        await stage.EnsureAsync();

        Assert.Equal([$"dm.received {Owner}", $"follow.follow {Owner}"], Subscribed(stage));
        Assert.Contains(kept, stage.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task Of_a_user_whose_id_is_not_known_X_is_asked()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        stage.Declare(UserCredentials.OAuth2(stage.X.AddUser("816").OAuth2AccessToken));

        await stage.EnsureAsync();

        Assert.Equal(["follow.follow 816"], Subscribed(stage));
    }

    [Fact]
    public async Task X_is_asked_for_an_id_once_however_often_it_looks()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        var token = stage.X.AddUser("816").OAuth2AccessToken;
        stage.Declare(UserCredentials.OAuth2(token));
        await stage.EnsureAsync();
        stage.Declared.Users[0] = UserCredentials.OAuth2(token);

        // The first call of the next look is that for the webhooks, which the fault meets; the question for the id would meet it else.
        stage.X.Faults.AnswerApi(FakeXAnswer.CreditsDepleted);
        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);

        Assert.StartsWith("GET 2/webhooks", error.Error.Call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ours_that_goes_to_another_webhook_is_moved()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        var other = await stage.AddOtherWebhookAsync();
        var before = await stage.Activity.SubscribeAsync(new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner)) { Tag = "twitter-events", WebhookId = other }, cancellationToken: Token);

        var webhook = await stage.EnsureAsync();

        var now = Assert.Single(stage.X.ActivitySubscriptions);
        Assert.Equal((before.Id, webhook), (now.Id, now.WebhookId));
    }

    [Fact]
    public async Task Nobodys_is_taken()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        await stage.Activity.SubscribeAsync(new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner)), cancellationToken: Token);

        var webhook = await stage.EnsureAsync();

        var now = Assert.Single(stage.X.ActivitySubscriptions);
        Assert.Equal((webhook, "twitter-events"), (now.WebhookId, now.Tag));
    }

    [Fact]
    public async Task Another_deployments_is_left_and_the_sentence_says_what_to_do()
    {
        await using var stage = await StageAsync(["follow.follow", "post.create"]);
        var other = await stage.AddOtherWebhookAsync();
        var theirs = await stage.Activity.SubscribeAsync(new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner)) { Tag = "theirs", WebhookId = other }, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Equal(
            $"1 of 2 subscriptions of X Activity are missing. follow.follow of user {Owner}: subscription {theirs.Id} (tag theirs) sends these events to webhook {other}, and X has each subscription once: "
                + $"end it (`twitter-events activity delete {theirs.Id}`), or set EndOtherSubscriptions to have it replaced.",
            error.Message);
        Assert.Equal([$"follow.follow {Owner}", $"post.create {Owner}"], Subscribed(stage));
        Assert.Equal(other, Assert.Single(stage.X.ActivitySubscriptions, static item => item.EventType == "follow.follow").WebhookId);
    }

    [Fact]
    public async Task Another_deployments_is_taken_over_when_told()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        stage.Declare(static wanted => wanted.EndOtherSubscriptions = true);
        var other = await stage.AddOtherWebhookAsync();
        await stage.Activity.SubscribeAsync(new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner)) { Tag = "theirs", WebhookId = other }, cancellationToken: Token);
        await stage.Activity.SubscribeAsync(new("post.create", ActivitySubscriptionFilter.OfUser("99")) { Tag = "theirs", WebhookId = other }, cancellationToken: Token);

        var webhook = await stage.EnsureAsync();

        Assert.Equal(webhook, Assert.Single(stage.X.ActivitySubscriptions).WebhookId);
    }

    [Theory]
    [InlineData("inbound", "outbound")]
    [InlineData("inbound", null)]
    [InlineData(null, "inbound")]
    public async Task Ours_in_another_direction_is_replaced(string? before, string? wanted)
    {
        await using var stage = await StageAsync(["like.create"]);
        Direct(stage, before);
        await stage.EnsureAsync();
        Direct(stage, wanted);

        await stage.EnsureAsync();

        Assert.Equal(wanted, Assert.Single(stage.X.ActivitySubscriptions).Direction);
    }

    [Fact]
    public async Task What_overlaps_and_is_not_ours_is_named()
    {
        await using var stage = await StageAsync(["follow.follow"]);
        var theirs = await stage.Activity.SubscribeAsync(new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner, "inbound")) { Tag = "theirs" }, cancellationToken: Token);

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Equal(
            $"1 of 1 subscriptions of X Activity are missing. follow.follow of user {Owner}: X refuses it beside subscription {theirs.Id} (user {Owner}, inbound), which overlaps with it and is not ours: "
                + $"end it (`twitter-events activity delete {theirs.Id}`), or set EndOtherSubscriptions to have it replaced.",
            error.Message);
    }

    [Fact]
    public async Task Ours_that_is_no_longer_wanted_is_ended_and_others_stay()
    {
        await using var stage = await StageAsync(["follow.follow", "post.create"]);
        await stage.Activity.SubscribeAsync(new("post.delete", ActivitySubscriptionFilter.OfUser("99")) { Tag = "theirs" }, cancellationToken: Token);
        await stage.EnsureAsync();
        stage.Declare(static wanted => wanted.EventTypes.Remove("post.create"));

        await stage.EnsureAsync();

        Assert.Equal([$"follow.follow {Owner}", "post.delete 99"], Subscribed(stage));
    }

    [Fact]
    public async Task At_the_limit_the_sentence_says_how_many_wait()
    {
        await using var stage = await StageAsync(["follow.follow", "post.create", "post.delete"], new FakeXOptions { ActivitySubscriptions = 1 });

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.StartsWith($"post.create of user {Owner}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("End subscriptions you no longer need, or get a larger plan. 1 more wait for it.", error.Message, StringComparison.Ordinal);
        Assert.Equal([true, false, false], stage.States.Select(static state => state.IsSubscribed));
    }

    [Fact]
    public async Task At_the_limit_what_is_no_longer_wanted_makes_room()
    {
        await using var stage = await StageAsync(["follow.follow"], new FakeXOptions { ActivitySubscriptions = 1 });
        await stage.EnsureAsync();
        stage.Declare(static wanted => wanted.EventTypes[0] = "post.create");

        await stage.EnsureAsync();

        Assert.Equal([$"post.create {Owner}"], Subscribed(stage));
    }

    [Fact]
    public async Task A_user_without_tokens_has_what_is_public_and_the_rest_is_named()
    {
        await using var stage = await StageAsync(["follow.follow", "dm.received"]);
        stage.Declare(UserCredentials.WithoutTokens("99"));

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Equal(
            "1 of 2 subscriptions of X Activity are missing. dm.received of user 99: dm.received is private: a subscription for user 99 takes that user's own tokens (UserCredentials.OAuth2 with the "
                + "scope dm.read, or UserCredentials.OAuth1).",
            error.Message);
        Assert.Equal(["follow.follow 99"], Subscribed(stage));
    }

    [Fact]
    public async Task Without_credits_nothing_is_made_and_the_sentence_says_so()
    {
        await using var stage = await StageAsync(["follow.follow", "post.create"]);
        await stage.AddOwnWebhookAsync();
        stage.X.Faults.AnswerApi(FakeXAnswer.CreditsDepleted, requests: 100);

        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);

        Assert.Equal(TwitterErrorKind.NoCredits, error.Kind);
        Assert.Contains("Buy credits", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("news.new", "")]
    [InlineData("oauth.revoke", "oauth.revoke ")]
    public async Task What_is_about_no_user_is_subscribed_once(string type, string expected)
    {
        await using var stage = await StageAsync([type, "post.create"]);
        stage.Declare("815", "816");

        await stage.EnsureAsync();

        Assert.Equal(((string[])[expected, "post.create 815", "post.create 816"]).Where(static text => text.Length > 0), Subscribed(stage));
    }

    [Fact]
    public async Task News_are_subscribed_by_keyword()
    {
        await using var stage = await StageAsync(["news.new"]);
        stage.Declare(static wanted => wanted.Keywords.Add("maps"));

        await stage.EnsureAsync();

        Assert.Equal(("news.new", "maps", null), Assert.Single(stage.X.ActivitySubscriptions.Select(static item => (item.EventType, item.Keyword, item.UserId))));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("815")]
    public async Task That_the_owner_is_not_among_those_who_signed_in_and_loses_subscriptions_is_a_warning_with_its_cure(string? signedIn)
    {
        using var logs = new CollectedLogs();
        await using var stage = await SignedInAsync(["follow.follow"], logs, signedIn);
        await SubscribeOwnerAsync(stage);

        await stage.EnsureAsync();

        Assert.Equal(signedIn is null ? [] : ["follow.follow 815"], Subscribed(stage));
        Assert.Equal(
            $"Subscriptions of the app's owner ({Owner}) are ended: the owner's tokens are set, but whose events are wanted is said by the users who have "
                + "signed in (ITwitterUsers), and the owner is not among them. To keep them let the owner sign in too, or add the owner to EnsureRegistered's Users.",
            Assert.Single(Warnings(logs)));
        await stage.EnsureAsync();
        Assert.Single(Warnings(logs));
    }

    [Fact]
    public async Task An_owner_who_is_declared_besides_those_who_signed_in_loses_nothing()
    {
        using var logs = new CollectedLogs();
        await using var stage = await SignedInAsync(["follow.follow"], logs, null);
        stage.Declare(stage.X.App.Owner);
        await SubscribeOwnerAsync(stage);

        await stage.EnsureAsync();

        Assert.Equal([$"follow.follow {Owner}"], Subscribed(stage));
        Assert.Empty(Warnings(logs));
    }

    [Fact]
    public async Task A_handler_that_is_left_on_Account_Activity_is_named_with_what_will_not_come()
    {
        using var logs = new CollectedLogs();
        await using var stage = await Stage.StartAsync(
            TwitterApi.XActivity,
            add: services => services.AddLogging(logging => logging.AddProvider(logs)).AddTwitterEventsCore()
                .Add(Handler<ActivityRegistrarTests>(typeof(IFollowed)))
                .Add(Handler<Stage>(typeof(UnfollowEvent), typeof(TweetDeleteEvent), typeof(PostMentionCreateEvent))));

        await stage.EnsureAsync();
        await stage.EnsureAsync();

        Assert.Equal(["follow.follow", "post.mention.create"], stage.X.ActivitySubscriptions.Select(static item => item.EventType).Order());
        Assert.Equal(
            [
                "follow.unfollow will not come: nothing is subscribed that no handler takes, and TwitterEvents.Management.Tests.Stage takes UnfollowEvent, which is Account "
                    + "Activity's alone. X ends that on 1 January 2027; a handler of IUnfollowed takes both, and is subscribed.",
                "post.delete will not come: nothing is subscribed that no handler takes, and TwitterEvents.Management.Tests.Stage takes TweetDeleteEvent, which is Account "
                    + "Activity's alone. X ends that on 1 January 2027; a handler of IPostDeleted takes both, and is subscribed.",
            ],
            logs.Lines.Where(static line => line.Level == LogLevel.Warning).Select(static line => line.Text).Order());
    }

    [Theory]
    [InlineData("like.create", "both", "EnsureRegistered: Directions of like.create is 'both'; it is inbound or outbound, or left out for both.")]
    [InlineData("mute.mute", "inbound", "EnsureRegistered: Directions names mute.mute, which takes no direction.")]
    public async Task A_direction_that_cannot_be_is_told(string type, string direction, string message)
    {
        await using var stage = await StageAsync([type]);
        stage.Declare(wanted => wanted.Directions[type] = direction);

        Assert.Equal(message, (await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync)).Message);
        Assert.Empty(stage.X.Webhooks);
    }

    private static HandlerRegistration Handler<T>(params Type[] eventTypes) => new(
        typeof(T), 0, static _ => new object(), [.. eventTypes.Select(static type => new HandlerMethod(type, static (_, _, _, _) => default))]);

    private static Task<Stage> StageAsync(string[] eventTypes, FakeXOptions? options = null) => Stage.StartAsync(
        TwitterApi.XActivity, wanted => Array.ForEach(eventTypes, wanted.EventTypes.Add), options: options);

    private static Task<Stage> SignedInAsync(string[] eventTypes, CollectedLogs logs, string? userId) => Stage.StartAsync(
        TwitterApi.XActivity,
        wanted => Array.ForEach(eventTypes, wanted.EventTypes.Add),
        add: services => services.AddLogging(logging => logging.AddProvider(logs)).AddSingleton<ITwitterUsers>(new SignedIn(userId)));

    /// <summary>As the app did before it took users from a store.</summary>
    private static async Task SubscribeOwnerAsync(Stage stage) => await stage.Activity.SubscribeAsync(
        new("follow.follow", ActivitySubscriptionFilter.OfUser(Owner)) { Tag = "twitter-events", WebhookId = await stage.AddOwnWebhookAsync() }, cancellationToken: Token);

    private static IEnumerable<string> Warnings(CollectedLogs logs) =>
        logs.Lines.Where(static line => line.Level == LogLevel.Warning && line.Text.Contains("owner", StringComparison.Ordinal)).Select(static line => line.Text);

    private sealed class SignedIn(string? userId) : ITwitterUsers
    {
        public ValueTask<IReadOnlyList<UserCredentials>> GetUsersAsync(CancellationToken cancellationToken) =>
            new(userId is null ? [] : [UserCredentials.WithoutTokens(userId)]);
    }

    private static void Direct(Stage stage, string? direction) => stage.Declare(wanted =>
    {
        wanted.Directions.Clear();
        if (direction is not null)
        {
            wanted.Directions["like.create"] = direction;
        }
    });

    private static IEnumerable<string> Subscribed(Stage stage) =>
        stage.X.ActivitySubscriptions.Select(static item => $"{item.EventType} {item.UserId}").Order(StringComparer.Ordinal);
}
