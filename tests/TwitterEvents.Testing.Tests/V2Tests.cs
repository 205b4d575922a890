namespace TwitterEvents.Testing.Tests;

/// <summary>v2: contract §5.</summary>
public sealed class V2Tests
{
    private const string Activity = "/2/account_activity/webhooks";

    [Fact]
    public async Task A_webhook_is_created_and_listed()
    {
        await using var stage = await Stage.StartAsync();
        Assert.Equal("""{"data":[],"meta":{"result_count":0}}""", (await stage.Api.AsApp("GET", "/2/webhooks")).Body);

        var created = await stage.CreateAsync(FakeXApi.V2);

        var webhook = Assert.Single(stage.X.Webhooks);
        var text = $$"""{"id":"{{webhook.Id}}","url":"{{stage.Bot.Url}}","valid":true,"created_at":"2026-03-04T05:06:07.089Z"}""";
        Assert.Equal((200, $$$"""{"data":{{{text}}}}"""), (created.Status, created.Body));
        Assert.Equal(
            $$$"""{"data":[{{{text}}}],"meta":{"result_count":1}}""",
            (await stage.Api.AsApp("GET", "/2/webhooks?webhook_config.fields=created_at,id,url,valid")).Body);
        Assert.Equal(
            $$$"""{"data":[{"id":"{{{webhook.Id}}}","valid":true}],"meta":{"result_count":1}}""",
            (await stage.Api.AsApp("GET", "/2/webhooks?webhook_config.fields=valid")).Body);
    }

    [Fact]
    public async Task A_webhook_is_validated_and_deleted()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        Assert.Equal("""{"data":{"valid":true}}""", (await stage.Api.AsApp("PUT", $"/2/webhooks/{webhook.Id}")).Body);
        Assert.Equal("""{"data":{"deleted":true}}""", (await stage.Api.AsOwner("DELETE", $"/2/webhooks/{webhook.Id}")).Body);

        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_user_is_subscribed_checked_listed_counted_and_unsubscribed()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var user = stage.X.AddUser("12");
        var all = $"{Activity}/{webhook.Id}/subscriptions/all";

        Assert.Equal("""{"data":{"subscribed":false}}""", (await stage.Api.As(user, "GET", all)).Body);
        Assert.Equal("""{"data":{"subscribed":true}}""", (await stage.Api.As(user, "POST", all, "{}")).Body);
        Assert.Equal("""{"data":{"subscribed":true}}""", (await stage.Api.As(user, "GET", all)).Body);
        (await stage.Api.As(user, "POST", all, "{}")).AssertProblem(400, "DuplicateSubscriptionFailed");

        Assert.Equal(
            $$$"""{"data":{"application_id":"{{{stage.X.App.Id}}}","webhook_id":"{{{webhook.Id}}}","webhook_url":"{{{stage.Bot.Url}}}","""
            + "\"subscriptions\":[{\"user_id\":\"12\"}]}}",
            (await stage.Api.AsApp("GET", all + "/list")).Body);
        var count = (await stage.Api.AsApp("GET", "/2/account_activity/subscriptions/count")).Json["data"]!;
        Assert.Equal(
            ("1", "0", "500"),
            ((string?)count["subscriptions_count_all"], (string?)count["subscriptions_count_direct_messages"], (string?)count["provisioned_count"]));

        var one = $"{Activity}/{webhook.Id}/subscriptions/12/all";
        Assert.Equal("""{"data":{"subscribed":false}}""", (await stage.Api.AsApp("DELETE", one)).Body);
        (await stage.Api.AsApp("DELETE", one)).AssertProblem(404, "SubscriptionNotFound");
    }

    [Fact]
    public async Task No_more_subscriptions_than_provisioned()
    {
        await using var stage = await Stage.StartAsync(options => options with { Subscriptions = 0 });
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        (await stage.Api.AsOwner("POST", $"{Activity}/{webhook.Id}/subscriptions/all")).AssertProblem(400, "SubscriptionLimitExceeded");
    }

    [Theory]
    [InlineData("PUT", "/2/webhooks/12")]
    [InlineData("DELETE", "/2/webhooks/12")]
    [InlineData("DELETE", "/2/webhooks/not-digits")]
    [InlineData("POST", "/2/account_activity/webhooks/12/subscriptions/all")]
    [InlineData("GET", "/2/account_activity/webhooks/12/subscriptions/all")]
    public async Task An_unknown_webhook_is_WebhookIdInvalid_to_a_user(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsOwner(method, path)).AssertProblem(400, "WebhookIdInvalid");
    }

    [Theory]
    [InlineData("GET", "/2/account_activity/webhooks/12/subscriptions/all/list")]
    [InlineData("DELETE", "/2/account_activity/webhooks/12/subscriptions/2/all")]
    public async Task An_unknown_webhook_is_WebhookIdInvalid_to_the_app(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp(method, path)).AssertProblem(400, "WebhookIdInvalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"url":1}""")]
    public async Task A_body_without_URL_is_an_invalid_request(string body)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsApp("POST", "/2/webhooks", body);

        Assert.Equal((400, "Invalid Request"), (answer.Status, (string?)answer.Json["title"]));
    }

    [Fact]
    public async Task All_three_APIs_share_their_webhooks()
    {
        await using var stage = await Stage.StartAsync();
        await stage.CreateAsync(FakeXApi.V1Premium, stage.Bot.Url + "/1");
        await stage.CreateAsync(FakeXApi.V1Enterprise, stage.Bot.Url + "/2");
        await stage.CreateAsync(FakeXApi.V2, stage.Bot.Url + "/3");

        Assert.Equal(3, (int?)(await stage.Api.AsApp("GET", "/2/webhooks")).Json["meta"]!["result_count"]);
        Assert.Equal(3, (await stage.Api.AsApp("GET", "/1.1/account_activity/webhooks.json")).Json.AsArray().Count);
    }
}
