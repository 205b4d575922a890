namespace TwitterEvents.Testing.Tests;

/// <summary>v1.1 enterprise: contract §4.1.</summary>
public sealed class V1EnterpriseTests
{
    private const string Webhooks = "/1.1/account_activity/webhooks";

    [Fact]
    public async Task A_webhook_is_created()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.CreateAsync(FakeXApi.V1Enterprise);

        Assert.Equal(200, answer.Status);
        var webhook = Assert.Single(stage.X.Webhooks);
        Assert.Equal(
            $$"""{"id":"{{webhook.Id}}","url":"{{stage.Bot.Url}}","valid":true,"created_at":"2026-03-04T05:06:07Z"}""",
            answer.Body);
        Assert.Matches("^[0-9]{1,19}$", webhook.Id);
        Assert.Equal((FakeXApi.V1Enterprise, null, true), (webhook.CreatedBy, webhook.Environment, webhook.Valid));
    }

    [Fact]
    public async Task Webhooks_are_listed()
    {
        await using var stage = await Stage.StartAsync();
        Assert.Equal("[]", (await stage.Api.AsApp("GET", Webhooks + ".json")).Body);
        var created = await stage.CreateAsync(FakeXApi.V1Enterprise);

        Assert.Equal($"[{created.Body}]", (await stage.Api.AsApp("GET", Webhooks + ".json")).Body);
    }

    [Fact]
    public async Task A_webhook_is_validated_and_deleted()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var path = $"{Webhooks}/{webhook.Id}.json";

        (await stage.Api.AsOwner("PUT", path)).AssertEmpty(204);
        await stage.Bot.NextCrcAsync();
        (await stage.Api.AsOwner("DELETE", path)).AssertEmpty(204);

        Assert.Empty(stage.X.Webhooks);
        (await stage.Api.AsOwner("PUT", path)).AssertError(404, 34, "Sorry, that page does not exist.");
        (await stage.Api.AsOwner("DELETE", path)).AssertError(404, 34);
    }

    [Fact]
    public async Task A_user_is_subscribed_checked_listed_counted_and_unsubscribed()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = stage.X.AddUser("1684207315");
        var all = $"{Webhooks}/{webhook.Id}/subscriptions/all.json";

        (await stage.Api.As(user, "GET", all)).AssertError(404, 34);
        (await stage.Api.As(user, "POST", all)).AssertEmpty(204);
        (await stage.Api.As(user, "GET", all)).AssertEmpty(204);

        Assert.Equal(["1684207315"], stage.Now(webhook).SubscribedUserIds);
        var list = await stage.Api.AsApp("GET", $"{Webhooks}/{webhook.Id}/subscriptions/all/list.json");
        Assert.Equal(
            $$"""{"webhook_id":"{{webhook.Id}}","webhook_url":"{{stage.Bot.Url}}","application_id":"{{stage.X.App.Id}}","""
            + "\"subscriptions\":[{\"user_id\":\"1684207315\"}]}",
            list.Body);
        var count = await stage.Api.AsApp("GET", "/1.1/account_activity/subscriptions/count.json");
        Assert.Equal("1", (string?)count.Json["subscriptions_count_all"]);
        Assert.Equal("0", (string?)count.Json["subscriptions_count_direct_messages"]);
        Assert.Equal("500", (string?)count.Json["provisioned_count"]);
        Assert.NotNull((string?)count.Json["account_name"]);

        var one = $"{Webhooks}/{webhook.Id}/subscriptions/1684207315/all.json";
        (await stage.Api.AsApp("DELETE", one)).AssertEmpty(204);
        Assert.Empty(stage.Now(webhook).SubscribedUserIds);
        (await stage.Api.AsApp("DELETE", one)).AssertError(404, 34);
    }

    [Fact]
    public async Task A_second_subscription_is_code_355()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");

        (await stage.Api.As(user, "POST", $"{Webhooks}/{webhook.Id}/subscriptions/all.json"))
            .AssertError(409, 355, "Subscription already exists.");
    }

    [Fact]
    public async Task A_user_the_app_may_not_subscribe_is_code_348()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = stage.X.AddUser("12", maySubscribe: false);

        (await stage.Api.As(user, "POST", $"{Webhooks}/{webhook.Id}/subscriptions/all.json")).AssertError(403, 348);
    }

    [Theory]
    [InlineData("POST", "/12/subscriptions/all.json")]
    [InlineData("GET", "/12/subscriptions/all.json")]
    [InlineData("PUT", "/12.json")]
    [InlineData("DELETE", "/12.json")]
    public async Task An_unknown_webhook_is_code_34(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsOwner(method, Webhooks + path)).AssertError(404, 34, "Sorry, that page does not exist.");
    }

    [Fact]
    public async Task No_more_subscriptions_than_provisioned()
    {
        await using var stage = await Stage.StartAsync(options => options with { Subscriptions = 1 });
        var webhook = await stage.RegisterAsync();
        await stage.SubscribeAsync(webhook, "12");

        (await stage.Api.As(stage.X.AddUser("13"), "POST", $"{Webhooks}/{webhook.Id}/subscriptions/all.json"))
            .AssertError(403, 214, "Too many resources already created.");
    }

    [Theory]
    [InlineData(false, 405)]
    [InlineData(true, 204)]
    public async Task A_users_own_DELETE_is_retired_unless_asked_for(bool isAskedFor, int status)
    {
        await using var stage = await Stage.StartAsync(options => options with { RetiredEndpoints = isAskedFor });
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");

        Assert.Equal(status, (await stage.Api.As(user, "DELETE", $"{Webhooks}/{webhook.Id}/subscriptions/all.json")).Status);
    }
}
