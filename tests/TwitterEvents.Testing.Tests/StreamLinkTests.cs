namespace TwitterEvents.Testing.Tests;

/// <summary>Webhooks of the filtered stream: contract §6.</summary>
public sealed class StreamLinkTests
{
    private const string Path = "/2/tweets/search/webhooks";

    private static readonly TwitterSample Post = TwitterSamples.Get("post", "several-rules");

    [Theory]
    [InlineData(false, """{"data":{"links":[ONE]}}""", """{"data":{"links":[]}}""")]
    [InlineData(true, """{"data":[ONE]}""", """{"data":[]}""")]
    public async Task A_webhook_is_linked_listed_and_unlinked(bool inArray, string one, string none)
    {
        await using var stage = await Stage.StartAsync(options => options with { StreamLinksInArray = inArray });
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        Assert.Equal(none, (await stage.Api.AsApp("GET", Path)).Body);
        var query = "?tweet.fields=author_id,lang&expansions=author_id";
        Assert.Equal("""{"data":{"provisioned":true}}""", (await stage.Api.AsApp("POST", $"{Path}/{webhook.Id}{query}")).Body);

        var list = await stage.Api.AsApp("GET", Path);
        var link = (inArray ? list.Json["data"] : list.Json["data"]!["links"])![0]!;
        Assert.Matches("^[0-9]{19}$", (string?)link["instance_id"]);
        var expected = $$"""
            {"application_id":"{{stage.X.App.Id}}","business_user_id":"{{stage.X.App.Owner.Id}}",
            "fields":["tweet.fields=author_id","lang","expansions=author_id"],"instance_id":"{{link["instance_id"]}}","webhook_id":"{{webhook.Id}}"}
            """.ReplaceLineEndings("");
        Assert.Equal(one.Replace("ONE", expected, StringComparison.Ordinal), list.Body);

        Assert.Equal("""{"data":{"deleted":true}}""", (await stage.Api.AsApp("DELETE", $"{Path}/{webhook.Id}")).Body);
        Assert.Equal(none, (await stage.Api.AsApp("GET", Path)).Body);
        (await stage.Api.AsApp("DELETE", $"{Path}/{webhook.Id}")).AssertProblem(404, "Not Found Error", "resource-not-found");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task An_unknown_webhook_is_WebhookIdInvalid(string method)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp(method, Path + "/12")).AssertProblem(400, "WebhookIdInvalid");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/12")]
    [InlineData("DELETE", "/12")]
    public async Task Only_the_bearer_token_will_do(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        foreach (var answer in new[] { await stage.Api.AsOwner(method, Path + path), await stage.Api.AsOAuth2(stage.X.App.Owner, method, Path + path) })
        {
            answer.AssertProblem(403, "Unsupported Authentication", "unsupported-authentication");
        }
    }

    [Fact]
    public async Task A_deleted_webhook_is_linked_no_more_and_a_second_link_replaces_the_first()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.Api.AsApp("POST", $"{Path}/{webhook.Id}");
        await stage.Api.AsApp("POST", $"{Path}/{webhook.Id}?expansions=author_id");
        Assert.Single((await stage.Api.AsApp("GET", Path)).Json["data"]!["links"]!.AsArray());

        await stage.Api.AsApp("DELETE", $"/2/webhooks/{webhook.Id}");

        Assert.Empty((await stage.Api.AsApp("GET", Path)).Json["data"]!["links"]!.AsArray());
    }

    [Fact]
    public async Task A_post_goes_to_each_webhook_and_once_some_are_linked_to_those_alone()
    {
        await using var stage = await Stage.StartAsync();
        await stage.CreateAsync(FakeXApi.V2, stage.Bot.Url + "/1");
        await stage.CreateAsync(FakeXApi.V2, stage.Bot.Url + "/2");
        Assert.Equal(2, (await stage.X.DeliverAsync(Post, TestContext.Current.CancellationToken)).Count);

        await stage.Api.AsApp("POST", $"{Path}/{stage.X.Webhooks[1].Id}");

        var delivery = Assert.Single(await stage.X.DeliverAsync(Post, TestContext.Current.CancellationToken));
        Assert.Equal(stage.X.Webhooks[1].Id, delivery.WebhookId);
    }
}
