namespace TwitterEvents.Testing.Tests;

/// <summary>v1.1 premium: contract §4.2.</summary>
public sealed class V1PremiumTests
{
    private const string All = "/1.1/account_activity/all";

    [Fact]
    public async Task A_webhook_is_created_and_listed_by_environment()
    {
        await using var stage = await Stage.StartAsync(options => options with { Environments = ["dev", "prod"] });

        var created = await stage.CreateAsync(FakeXApi.V1Premium);

        Assert.Equal(200, created.Status);
        var webhook = Assert.Single(stage.X.Webhooks);
        Assert.Equal((FakeXApi.V1Premium, "dev"), (webhook.CreatedBy, webhook.Environment));
        Assert.Equal(
            $$"""{"environments":[{"environment_name":"dev","webhooks":[{{created.Body}}]},{"environment_name":"prod","webhooks":[]}]}""",
            (await stage.Api.AsApp("GET", All + "/webhooks.json")).Body);
        Assert.Equal($"[{created.Body}]", (await stage.Api.AsApp("GET", All + "/dev/webhooks.json")).Body);
        Assert.Equal("[]", (await stage.Api.AsOwner("GET", All + "/prod/webhooks.json")).Body);
    }

    [Fact]
    public async Task A_webhook_is_validated_and_deleted()
    {
        await using var stage = await Stage.StartAsync(options => options with { Environments = ["dev", "prod"] });
        var webhook = await stage.RegisterAsync(FakeXApi.V1Premium);

        (await stage.Api.AsOwner("PUT", $"{All}/prod/webhooks/{webhook.Id}.json")).AssertError(404, 34);
        (await stage.Api.AsOwner("PUT", $"{All}/dev/webhooks/{webhook.Id}.json")).AssertEmpty(204);
        (await stage.Api.AsOwner("DELETE", $"{All}/dev/webhooks/{webhook.Id}.json")).AssertEmpty(204);

        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_user_is_subscribed_checked_listed_counted_and_unsubscribed()
    {
        await using var stage = await Stage.StartAsync();
        await stage.RegisterAsync(FakeXApi.V1Premium);
        var user = stage.X.AddUser("12");

        (await stage.Api.As(user, "GET", All + "/dev/subscriptions.json")).AssertError(404, 34);
        (await stage.Api.As(user, "POST", All + "/dev/subscriptions.json")).AssertEmpty(204);
        (await stage.Api.As(user, "GET", All + "/dev/subscriptions.json")).AssertEmpty(204);
        (await stage.Api.As(user, "POST", All + "/dev/subscriptions.json")).AssertError(409, 355, "Subscription already exists.");

        Assert.Equal(
            $$"""{"environment":"dev","application_id":"{{stage.X.App.Id}}","subscriptions":[{"user_id":"12"}]}""",
            (await stage.Api.AsApp("GET", All + "/dev/subscriptions/list.json")).Body);
        Assert.Equal("1", (string?)(await stage.Api.AsApp("GET", All + "/subscriptions/count.json")).Json["subscriptions_count_all"]);

        (await stage.Api.AsApp("DELETE", All + "/dev/subscriptions/12.json")).AssertEmpty(204);
        (await stage.Api.AsApp("DELETE", All + "/dev/subscriptions/12.json")).AssertError(404, 34);
    }

    [Theory]
    [InlineData("POST", "/Dev/webhooks.json?url=x")]
    [InlineData("GET", "/Dev/webhooks.json")]
    [InlineData("POST", "/other/subscriptions.json")]
    [InlineData("GET", "/other/subscriptions.json")]
    public async Task Names_of_environments_are_case_sensitive_and_unknown_ones_code_34(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsOwner(method, All + path)).AssertError(404, 34, "Sorry, that page does not exist.");
    }

    [Fact]
    public async Task Nobody_subscribes_to_an_environment_without_webhook()
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsOwner("POST", All + "/dev/subscriptions.json")).AssertError(404, 34);
    }

    [Fact]
    public async Task An_environment_has_one_webhook()
    {
        await using var stage = await Stage.StartAsync();
        await stage.RegisterAsync(FakeXApi.V1Premium);

        (await stage.CreateAsync(FakeXApi.V1Premium, stage.Bot.Url + "/other")).AssertError(403, 214, "Too many resources already created.");
    }
}
