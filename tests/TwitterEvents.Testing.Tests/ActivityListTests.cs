using System.Globalization;
using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Tests;

/// <summary>Subscriptions to X Activity listed, changed and deleted: x-activity §2, §3 and §6.</summary>
public sealed class ActivityListTests
{
    private const string Ada = """{"user_id":"12"}""";

    [Fact]
    public async Task None_is_an_empty_list()
    {
        await using var stage = await Stage.StartAsync();

        Assert.Equal("""{"data":[],"meta":{"result_count":0,"total_subscriptions":0}}""", (await stage.Api.AsApp("GET", ActivityApi.Path)).Body);
    }

    [Fact]
    public async Task Pages_hold_each_once_in_order_whatever_comes_and_goes_meanwhile()
    {
        await using var stage = await Stage.StartAsync();
        for (var i = 0; i < 7; i++)
        {
            await stage.ActivityAsync("post.create", User(100 + i));
        }

        var all = stage.X.ActivitySubscriptions.Select(subscription => subscription.Id).ToList();
        var first = (await stage.Api.AsApp("GET", ActivityApi.Path + "?max_results=3")).Json;
        Assert.Equal(all[..3], Ids(first));
        Assert.Equal((3, 7), ((int?)first["meta"]!["result_count"], (int?)first["meta"]!["total_subscriptions"]));
        await stage.Api.AsApp("DELETE", $"{ActivityApi.Path}/{all[2]}");
        var second = (await stage.Api.AsApp("GET", $"{ActivityApi.Path}?max_results=3&pagination_token={first["meta"]!["next_token"]}")).Json;
        Assert.Equal(all[3..6], Ids(second));
        var third = (await stage.Api.AsApp("GET", $"{ActivityApi.Path}?max_results=3&pagination_token={second["meta"]!["next_token"]}")).Json;
        Assert.Equal(all[6..], Ids(third));
        Assert.False(third["meta"]!.AsObject().ContainsKey("next_token"));
    }

    [Fact]
    public async Task A_page_holds_1000_unless_told_otherwise()
    {
        await using var stage = await Stage.StartAsync(options => options with { RateLimits = false });
        for (var i = 0; i < 1_001; i++)
        {
            await stage.ActivityAsync("post.create", User(i));
        }

        var first = (await stage.Api.AsApp("GET", ActivityApi.Path)).Json;
        var second = (await stage.Api.AsApp("GET", $"{ActivityApi.Path}?pagination_token={first["meta"]!["next_token"]}")).Json;

        Assert.Equal((1_000, 1), (Ids(first).Count, Ids(second).Count));
    }

    [Theory]
    [InlineData("max_results=0")]
    [InlineData("max_results=1001")]
    [InlineData("max_results=many")]
    [InlineData("pagination_token=nonsense")]
    [InlineData("pagination_token=7")]
    [InlineData("user_id=nora")]
    public async Task A_wrong_parameter_is_an_invalid_request(string query)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp("GET", $"{ActivityApi.Path}?{query}")).AssertInvalidRequest();
    }

    [Fact]
    public async Task A_users_id_narrows_the_list()
    {
        await using var stage = await Stage.StartAsync();
        var one = await stage.ActivityAsync("post.create", Ada);
        await stage.ActivityAsync("post.create", User(13));
        var other = await stage.ActivityAsync("post.delete", Ada);

        var page = (await stage.Api.AsApp("GET", ActivityApi.Path + "?user_id=12&max_results=1")).Json;
        var rest = (await stage.Api.AsApp("GET", $"{ActivityApi.Path}?user_id=12&pagination_token={page["meta"]!["next_token"]}")).Json;

        Assert.Equal([one.Id, other.Id], [.. Ids(page), .. Ids(rest)]);
        Assert.Empty(Ids((await stage.Api.AsApp("GET", ActivityApi.Path + "?user_id=14")).Json));
    }

    [Theory]
    [InlineData(FakeXActivityAnswer.Nested, """{"data":{"subscription":ONE,"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.Bare, """{"data":ONE,"meta":{"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.List, """{"data":[ONE],"meta":{"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.IdOnly, """{"data":ONE,"meta":{"total_subscriptions":1}}""")]
    public async Task Tag_and_webhook_can_be_changed_one_by_one(FakeXActivityAnswer form, string expected)
    {
        await using var stage = await Stage.StartAsync(options => options with { ActivityAnswer = form });
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var made = await stage.ActivityAsync("post.create", Ada, tag: "old");
        var path = $"{ActivityApi.Path}/{made.Id}";
        stage.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, (await stage.Api.AsApp("PUT", path, $$"""{"webhook_id":"{{webhook.Id}}"}""")).Status);
        var answer = await stage.Api.AsApp("PUT", path, """{"tag":"new"}""");

        var one = $$$"""
            {"subscription_id":"{{{made.Id}}}","event_type":"post.create","filter":{"user_id":"12"},"created_at":"2026-03-04T05:06:07.089Z",
            "updated_at":"2026-03-04T05:07:07.089Z","tag":"new","webhook_id":"{{{webhook.Id}}}"}
            """.ReplaceLineEndings("");
        Assert.Equal((200, expected.Replace("ONE", one, StringComparison.Ordinal)), (answer.Status, answer.Body));
        (await stage.Api.AsApp("PUT", path, "{}")).AssertInvalidRequest();
        (await stage.Api.AsApp("PUT", path, "[]")).AssertInvalidRequest();
        (await stage.Api.AsApp("PUT", path, """{"tag":""}""")).AssertInvalidRequest();
    }

    [Fact]
    public async Task One_is_deleted_with_or_without_content()
    {
        await using var stage = await Stage.StartAsync();
        await using var other = await Stage.StartAsync(options => options with { ActivityDeleteHasContent = false });

        var answer = await stage.Api.AsApp("DELETE", $"{ActivityApi.Path}/{(await stage.ActivityAsync("post.create", Ada)).Id}");
        var without = await other.Api.AsApp("DELETE", $"{ActivityApi.Path}/{(await other.ActivityAsync("post.create", Ada)).Id}");

        Assert.Equal((200, """{"data":{"deleted":true},"meta":{"total_subscriptions":0}}"""), (answer.Status, answer.Body));
        without.AssertEmpty(204);
        Assert.Empty(stage.X.ActivitySubscriptions);
        Assert.Empty(other.X.ActivitySubscriptions);
    }

    [Theory]
    [InlineData("PUT", "12")]
    [InlineData("DELETE", "12")]
    [InlineData("DELETE", "no-digits")]
    public async Task What_is_not_there_is_not_found(string method, string id)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.AsApp(method, $"{ActivityApi.Path}/{id}", method == "PUT" ? """{"tag":"x"}""" : null);

        answer.AssertProblem(404, "Not Found Error", "resource-not-found");
        Assert.Equal(
            ("activity_subscription", "subscription_id", id),
            ((string?)answer.Json["resource_type"], (string?)answer.Json["parameter"], (string?)answer.Json["resource_id"]));
    }

    [Fact]
    public async Task Many_are_deleted_at_once_and_each_that_is_not_there_is_told()
    {
        await using var stage = await Stage.StartAsync();
        var one = await stage.ActivityAsync("post.create", Ada);
        var two = await stage.ActivityAsync("post.delete", Ada);
        await stage.ActivityAsync("follow.follow", Ada);

        var answer = await stage.Api.AsApp("DELETE", $"{ActivityApi.Path}?ids={one.Id},7,{two.Id}");

        Assert.Equal(
            (200, $$$"""
            {"data":[{"subscription_id":"{{{one.Id}}}","deleted":true},{"subscription_id":"{{{two.Id}}}","deleted":true}],"meta":{"total_subscriptions":1},
            "errors":[{"subscription_id":"7","reason":"SubscriptionNotFound","message":"There is no such subscription."}]}
            """.ReplaceLineEndings("")),
            (answer.Status, answer.Body));
        var last = await stage.Api.AsApp("DELETE", $"{ActivityApi.Path}?ids={stage.X.ActivitySubscriptions[0].Id}");
        Assert.False(last.Json.AsObject().ContainsKey("errors"));
        Assert.Empty(stage.X.ActivitySubscriptions);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?ids=", 400)]
    [InlineData("?ids=100", 200)]
    [InlineData("?ids=101", 400)]
    public async Task One_to_100_ids_are_deleted_at_once(string query, int status)
    {
        await using var stage = await Stage.StartAsync();
        var count = query.Length > 5 ? int.Parse(query[5..], CultureInfo.InvariantCulture) : 0;
        var ids = string.Join(',', Enumerable.Range(1, count).Select(id => id.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(status, (await stage.Api.AsApp("DELETE", ActivityApi.Path + (count > 0 ? "?ids=" + ids : query))).Status);
    }

    [Fact]
    public async Task The_subscriptions_of_a_deleted_webhook_stay_without_one()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("post.create", Ada, webhook);

        await stage.Api.AsApp("DELETE", $"/2/webhooks/{webhook.Id}");

        Assert.Null(Assert.Single(stage.X.ActivitySubscriptions).WebhookId);
        Assert.False((await stage.Api.AsApp("GET", ActivityApi.Path)).Json["data"]![0]!.AsObject().ContainsKey("webhook_id"));
    }

    [Fact]
    public async Task Each_call_has_500_in_15_minutes_and_can_be_made_to_fail()
    {
        await using var stage = await Stage.StartAsync();
        Assert.Equal("500", (await stage.Api.AsApp("GET", ActivityApi.Path)).Headers["x-rate-limit-limit"]);
        Assert.Equal("499", (await stage.PostAsync("post.create", Ada)).Headers["x-rate-limit-remaining"]);
        stage.X.Faults.AnswerApi(FakeXAnswer.CreditsDepleted);
        stage.X.Faults.AnswerApi(FakeXAnswer.PaymentRequired);

        Assert.Equal((402, "CreditsDepleted"), Title(await stage.PostAsync("post.delete", Ada)));
        Assert.Equal((402, "Payment Required"), Title(await stage.PostAsync("post.delete", Ada)));
        Assert.Equal(200, (await stage.PostAsync("post.delete", Ada)).Status);
    }

    private static (int Status, string? Title) Title(Answer answer) => (answer.Status, (string?)answer.Json["title"]);

    private static string User(int id) => string.Create(CultureInfo.InvariantCulture, $$"""{"user_id":"{{id}}"}""");

    private static List<string> Ids(JsonNode list) => [.. list["data"]!.AsArray().Select(item => (string)item!["subscription_id"]!)];
}
