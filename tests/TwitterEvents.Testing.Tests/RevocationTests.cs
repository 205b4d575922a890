using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>A user takes the authorization back: x-activity §1 and §2, events §6 and §12.</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task The_users_tokens_are_refused_by_every_API()
    {
        await using var stage = await Stage.StartAsync();
        var (ada, ben) = (stage.X.AddUser("12"), stage.X.AddUser("13"));

        Assert.Empty(await stage.X.RevokeAsync(ada, TestContext.Current.CancellationToken));

        (await stage.Api.As(ada, "GET", "/1.1/account_activity/all/webhooks.json")).AssertError(401, 89);
        Assert.Equal(401, (await stage.Api.As(ada, "GET", "/2/users/me")).Status);
        Assert.Equal(401, (await stage.Api.AsOAuth2(ada, "GET", "/2/users/me")).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(ben, "GET", "/2/users/me")).Status);
        var again = stage.X.AddUser("12");
        Assert.Equal(200, (await stage.Api.As(again, "GET", "/2/users/me")).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(again, "GET", "/2/users/me")).Status);
    }

    [Fact]
    public async Task The_users_subscriptions_of_both_APIs_end_and_others_stay()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var ada = await stage.SubscribeAsync(webhook, "12");
        await stage.SubscribeAsync(webhook, "13");
        await stage.ActivityAsync("post.create", """{"user_id":"12"}""");
        await stage.ActivityAsync("dm.received", """{"user_id":"12"}""", by: ada);
        var stays = await stage.ActivityAsync("post.create", """{"user_id":"13"}""");

        await stage.X.RevokeAsync(ada, TestContext.Current.CancellationToken);

        Assert.Equal(["13"], stage.Now(webhook).SubscribedUserIds);
        Assert.Equal([stays], stage.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task Who_subscribed_to_revocations_is_told_and_so_is_who_had_Account_Activity_of_the_user()
    {
        await using var stage = await Stage.StartAsync();
        await stage.CreateAsync(FakeXApi.V2, stage.Bot.Url + "/1");
        await stage.CreateAsync(FakeXApi.V2, stage.Bot.Url + "/2");
        var (one, two) = (stage.X.Webhooks[0], stage.X.Webhooks[1]);
        var subscription = await stage.ActivityAsync("oauth.revoke", "{}", one);
        var ada = await stage.SubscribeAsync(two, "12");

        var deliveries = await stage.X.RevokeAsync(ada, TestContext.Current.CancellationToken);

        Assert.Equal([(one.Id, null, subscription.Id), (two.Id, null, null)], deliveries.Select(d => (d.WebhookId, d.ForUserId, d.SubscriptionId)));
        var data = JsonNode.Parse(deliveries[0].Body.Span)!["data"]!;
        Assert.Matches("^[0-9]{19}$", (string?)data["event_uuid"]);
        const string Date = "2026-03-04T05:06:07+00:00";
        AssertSame($$$"""{"user_id":"12","date_time":"{{{Date}}}","app_id":"{{{stage.X.App.Id}}}"}""", data["payload"]!);
        Assert.Equal(("oauth.revoke", "{}", 4), ((string?)data["event_type"], data["filter"]!.ToJsonString(), data.AsObject().Count));
        AssertSame(
            $$$"""{"revoke":{"date_time":"{{{Date}}}","target":{"app_id":"{{{stage.X.App.Id}}}"},"source":{"user_id":"12"}} }""",
            JsonNode.Parse(deliveries[1].Body.Span)!["user_event"]!);
        Assert.Equal(subscription, Assert.Single(stage.X.ActivitySubscriptions));
    }

    [Fact]
    public async Task A_registered_webhook_is_told_in_both_ways()
    {
        await using var stage = await Stage.StartAsync();
        var ada = await stage.RegisterForAsync("12");
        await stage.RegisterForAsync("13");

        var deliveries = await stage.X.RevokeAsync(ada, TestContext.Current.CancellationToken);

        Assert.Equal(["data", "user_event"], deliveries.Select(delivery => JsonNode.Parse(delivery.Body.Span)!.AsObject().First().Key));
    }

    private static void AssertSame(string expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual.ToJsonString());
}
