using System.Text;
using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>Who gets an event of X Activity: x-activity §2 and §4.</summary>
public sealed class ActivityDeliveryTests
{
    private const string Bakery = "1684207315";
    private const string OfBakery = $$"""{"user_id":"{{Bakery}}"}""";

    [Fact]
    public async Task An_event_goes_to_the_subscription_of_its_type_and_user_and_to_no_other()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var wanted = await stage.ActivityAsync("post.create", OfBakery, webhook, tag: "all posts");
        await stage.ActivityAsync("post.create", """{"user_id":"12"}""", webhook);
        await stage.ActivityAsync("post.delete", OfBakery, webhook);
        var sample = TwitterSamples.Get("post.create", "plain");

        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, TestContext.Current.CancellationToken));

        Assert.Equal((webhook.Id, Bakery, wanted.Id), (delivery.WebhookId, delivery.ForUserId, delivery.SubscriptionId));
        var post = await stage.Bot.NextPostAsync();
        Assert.Equal(Encoding.UTF8.GetString(sample.Body.Span), post.Body);
        Assert.Equal(Bot.Mac(post.Body, stage.X.App.ConsumerSecret), post.Headers["x-twitter-webhooks-signature"]);
    }

    [Theory]
    [InlineData("""{"data":{"event_type":"follow.follow","filter":{"user_id":"12"},"tag":"x","payload":{"a":"\u00e4\/"}}}""")]
    [InlineData("""{"data":{"payload":{"a":"\u00e4\/"},"event_type":"follow.follow","tag":null,"filter":{"user_id":12}}}""")]
    [InlineData("""{"data":{"event_type":"follow.follow", "filter" : {"direction":"inbound","user_id":"12"},"payload":{"a":"\u00e4\/"}}}""")]
    public async Task Tag_and_filter_are_those_that_were_subscribed_and_all_else_is_as_it_was(string json)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("follow.follow", """{"user_id":"12"}""", webhook, tag: "new \"followers\"");

        await DeliverAsync(stage, json);

        var body = (await stage.Bot.NextPostAsync()).Body;
        Assert.Contains("""{"a":"\u00e4\/"}""", body, StringComparison.Ordinal);
        var expected = JsonNode.Parse("""{"data":{"event_type":"follow.follow","filter":{"user_id":"12"},"tag":"new \"followers\"","payload":{"a":"ä/"}}}""");
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(body)), body);
    }

    [Fact]
    public async Task Without_a_tag_there_is_none_and_qualifiers_stay_qualifiers()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("follow.follow", """{"user_id":"12","qualifiers":{"direction":"inbound"}}""", webhook);

        await DeliverAsync(stage, """{"data":{"tag":"x","event_type":"follow.follow","filter":{"user_id":"12","direction":"inbound"}}}""");

        Assert.Equal(
            """{"data":{"event_type":"follow.follow","filter":{"user_id":"12","qualifiers":{"direction":"inbound"}}}}""", (await stage.Bot.NextPostAsync()).Body);
    }

    [Theory]
    [InlineData("follow.follow", "bare-users", "inbound")]
    [InlineData("follow.follow", "follow", "outbound")]
    [InlineData("follow.unfollow", "bare-users", "inbound")]
    [InlineData("follow.unfollow", "unfollow", "outbound")]
    [InlineData("like.create", "inbound", "inbound")]
    [InlineData("like.create", "outbound", "outbound")]
    [InlineData("like.create", "filter-qualifiers", "inbound")]
    [InlineData("like.create", "post-spelling", "inbound")]
    [InlineData("subscriptions.subscribe", "subscribe", "inbound")]
    [InlineData("post.create", "plain", "outbound")]
    [InlineData("post.reply.create", "reply", "inbound")]
    public async Task A_direction_is_matched_by_what_filter_or_payload_show(string key, string name, string direction)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var user = stage.X.AddUser(Bakery);
        var other = direction == "inbound" ? "outbound" : "inbound";
        await stage.ActivityAsync(key, $$"""{"user_id":"{{Bakery}}","direction":"{{other}}"}""", webhook, user);
        var sample = TwitterSamples.Get(key, name);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));
        Assert.Contains($"It is {key} of user {Bakery}, {direction}; subscribed: {key} of user {Bakery}, {other}.", failure.Message, StringComparison.Ordinal);
        var wanted = await stage.ActivityAsync(key, $$"""{"user_id":"{{Bakery}}","direction":"{{direction}}"}""", webhook, user);
        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken));

        Assert.Equal(wanted.Id, delivery.SubscriptionId);
        Assert.Equal(direction, (string?)JsonNode.Parse(delivery.Body.Span)!["data"]!["filter"]!["direction"]);
    }

    [Fact]
    public async Task Without_a_direction_both_are_wanted_and_what_does_not_tell_its_own_reaches_nobody_who_asks_for_one()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("follow.follow", OfBakery, webhook);
        await stage.ActivityAsync("follow.unfollow", """{"user_id":"12","direction":"inbound"}""", webhook);

        foreach (var name in new[] { "bare-users", "follow" })
        {
            Assert.Single(await stage.X.DeliverAsync(TwitterSamples.Get("follow.follow", name).Body, TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => DeliverAsync(stage, """{"data":{"event_type":"follow.unfollow","filter":{"user_id":"12"}}}"""));
    }

    [Fact]
    public async Task A_keyword_gets_its_own_news_and_a_sample_of_another_becomes_its_own()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("news.new", """{"keyword":"flour"}""", webhook);
        await stage.ActivityAsync("news.new", """{"keyword":"bread"}""", webhook);

        var own = Assert.Single(await stage.X.DeliverAsync(TwitterSamples.Get("news.new", "headline"), TestContext.Current.CancellationToken));
        var others = await stage.X.DeliverAsync(TwitterSamples.Get("news.new", "news"), TestContext.Current.CancellationToken);

        Assert.Equal((null, "flour"), (own.ForUserId, Keyword(own)));
        Assert.Equal(["flour", "bread"], others.Select(Keyword));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.DeliverAsync(TwitterSamples.Get("news.new", "news").Body, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_batch_holds_for_each_subscription_what_is_for_it()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("post.create", OfBakery, webhook);
        await stage.ActivityAsync("follow.follow", OfBakery, webhook);

        var deliveries = await stage.X.DeliverAsync(TwitterSamples.Get("post.create", "batch"), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["post.create", "follow.follow"],
            deliveries.Select(delivery => (string?)Assert.Single(JsonNode.Parse(delivery.Body.Span)!["data"]!.AsArray())!["event_type"]));
    }

    [Fact]
    public async Task The_deprecated_name_of_joining_reaches_who_asked_for_the_new_one()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var user = stage.X.AddUser("12");
        await stage.ActivityAsync("chat.conversation.join", """{"user_id":"12"}""", webhook, user);

        var delivery = Assert.Single(
            await stage.X.DeliverAsync(TwitterSamples.Get("chat.conversation.join", "deprecated-alias"), TestContext.Current.CancellationToken));

        Assert.Equal("chat.conversation_join", (string?)JsonNode.Parse(delivery.Body.Span)!["data"]!["event_type"]);
    }

    [Fact]
    public async Task A_type_by_its_name_of_before_March_2026_reaches_who_asked_for_the_present_one()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("profile.update.bio", """{"user_id":"12"}""", webhook);

        Assert.Single(await stage.X.DeliverAsync(TwitterSamples.Get("profile.update.bio", "old-name"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_subscription_without_a_valid_webhook_gets_none()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var sample = TwitterSamples.Get("post.create", "plain");
        await stage.ActivityAsync("post.create", OfBakery, webhook);
        stage.Bot.Crc = Bot.Answer(200, "{}");
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);

        Assert.Empty(await stage.X.DeliverAsync(sample, TestContext.Current.CancellationToken));
        await stage.Api.AsApp("DELETE", $"/2/webhooks/{webhook.Id}");
        Assert.Empty(await stage.X.DeliverAsync(sample, TestContext.Current.CancellationToken));
        Assert.Equal(0, stage.Bot.PostCount);
    }

    [Fact]
    public async Task A_sample_becomes_the_event_of_each_who_is_subscribed_to_its_type()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("post.create", """{"user_id":"12"}""", webhook);
        await stage.ActivityAsync("post.create", """{"user_id":"13"}""", webhook);
        await stage.ActivityAsync("post.delete", """{"user_id":"14"}""", webhook);

        var deliveries = await stage.X.DeliverAsync(TwitterSamples.Get("post.create", "plain"), TestContext.Current.CancellationToken);

        Assert.Equal(["12", "13"], deliveries.Select(delivery => delivery.ForUserId));
        Assert.All(deliveries, delivery => Assert.Equal(delivery.ForUserId, (string?)JsonNode.Parse(delivery.Body.Span)!["data"]!["filter"]!["user_id"]));
    }

    [Fact]
    public async Task What_has_expired_or_was_dropped_gets_nothing()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.PostAsync("post.create", OfBakery, webhookId: webhook.Id, expiresAt: "2026-03-04T06:00:00Z");
        var dropped = await stage.ActivityAsync("follow.follow", OfBakery, webhook);
        stage.Time.Advance(TimeSpan.FromHours(1));

        Assert.True(stage.X.DropActivitySubscription(dropped.Id));

        Assert.False(stage.X.DropActivitySubscription(dropped.Id));
        Assert.Empty(stage.X.ActivitySubscriptions);
        Assert.Empty((await stage.Api.AsApp("GET", ActivityApi.Path)).Json["data"]!.AsArray());
        foreach (var (key, name) in new[] { ("post.create", "plain"), ("follow.follow", "follow") })
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(
                () => stage.X.DeliverAsync(TwitterSamples.Get(key, name), TestContext.Current.CancellationToken));
            Assert.Contains("subscribed: nothing.", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Account_Activity_of_the_API_stands_for_no_subscription()
    {
        await using var stage = await Stage.StartAsync();
        await stage.SubscribeAsync(await stage.RegisterAsync(FakeXApi.V2), Bakery);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.DeliverAsync(TwitterSamples.Get("post.create", "plain").Body, TestContext.Current.CancellationToken));

        Assert.StartsWith("No subscription to X Activity matches this body", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FakeX.RegisterAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_user_has_everything_until_the_first_subscription_of_that_user()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync(Bakery);
        var webhook = stage.X.Webhooks[0];
        await stage.ActivityAsync("follow.follow", """{"user_id":"12"}""", webhook);
        var (post, follow) = (TwitterSamples.Get("post.create", "plain"), TwitterSamples.Get("follow.follow", "follow"));

        var standIn = Assert.Single(await stage.X.DeliverAsync(post, TestContext.Current.CancellationToken));
        Assert.Equal((Bakery, null), (standIn.ForUserId, standIn.SubscriptionId));
        var first = await stage.ActivityAsync("follow.follow", OfBakery, webhook);

        await Assert.ThrowsAsync<InvalidOperationException>(() => stage.X.DeliverAsync(post, user, TestContext.Current.CancellationToken));
        Assert.Equal(first.Id, Assert.Single(await stage.X.DeliverAsync(follow, user, TestContext.Current.CancellationToken)).SubscriptionId);
        Assert.Single(await stage.X.DeliverAsync(TwitterSamples.Get("follow_events", "follow"), user, TestContext.Current.CancellationToken));
    }

    private static Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(Stage stage, string json) =>
        stage.X.DeliverAsync(Encoding.UTF8.GetBytes(json), TestContext.Current.CancellationToken);

    private static string? Keyword(FakeXDelivery delivery) => (string?)JsonNode.Parse(delivery.Body.Span)!["data"]!["filter"]!["keyword"];
}
