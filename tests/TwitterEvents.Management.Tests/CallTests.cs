namespace TwitterEvents.Management.Tests;

/// <summary>What each call sends in each generation of the API, and what it makes of every answer X is known to give.</summary>
public sealed class CallTests
{
    private const string EncodedUrl = "https%3A%2F%2Fbot.example%2Fwebhooks%2Ftwitter%3Fa%3Db%20c%26d%3D%C3%A9";
    private const string Created = """{"id":"7","url":"https://bot.example/","valid":true,"created_at":"2016-06-02T23:54:02Z"}""";
    private const string List = """{"application_id":"3","subscriptions":[{"user_id":"1"},{"user_id":"2"}]}""";

    public static TheoryData<TwitterApi, string, string, string, string> Calls
    {
        get
        {
            const string Premium = "/1.1/account_activity/all/dev";
            const string Enterprise = "/1.1/account_activity/webhooks";
            const string Replay = "/1.1/account_activity/replay/webhooks/7/subscriptions/all.json?from_date=202611231200&to_date=202611231405";
            const string V2 = "/2/account_activity/webhooks/7/subscriptions";
            return new()
            {
                { TwitterApi.V1Premium, "create", "POST", $"{Premium}/webhooks.json?url={EncodedUrl}", "owner" },
                { TwitterApi.V1Premium, "list", "GET", $"{Premium}/webhooks.json", "bearer" },
                { TwitterApi.V1Premium, "validate", "PUT", $"{Premium}/webhooks/7.json", "owner" },
                { TwitterApi.V1Premium, "delete", "DELETE", $"{Premium}/webhooks/7.json", "owner" },
                { TwitterApi.V1Premium, "subscribe", "POST", $"{Premium}/subscriptions.json", "user" },
                { TwitterApi.V1Premium, "check", "GET", $"{Premium}/subscriptions.json", "user" },
                { TwitterApi.V1Premium, "subscriptions", "GET", $"{Premium}/subscriptions/list.json", "bearer" },
                { TwitterApi.V1Premium, "count", "GET", "/1.1/account_activity/all/subscriptions/count.json", "bearer" },
                { TwitterApi.V1Premium, "unsubscribe", "DELETE", $"{Premium}/subscriptions/2.json", "bearer" },
                { TwitterApi.V1Premium, "replay", "POST", Replay, "bearer" },
                { TwitterApi.V1Enterprise, "create", "POST", $"{Enterprise}.json?url={EncodedUrl}", "owner" },
                { TwitterApi.V1Enterprise, "list", "GET", $"{Enterprise}.json", "bearer" },
                { TwitterApi.V1Enterprise, "validate", "PUT", $"{Enterprise}/7.json", "owner" },
                { TwitterApi.V1Enterprise, "delete", "DELETE", $"{Enterprise}/7.json", "owner" },
                { TwitterApi.V1Enterprise, "subscribe", "POST", $"{Enterprise}/7/subscriptions/all.json", "user" },
                { TwitterApi.V1Enterprise, "check", "GET", $"{Enterprise}/7/subscriptions/all.json", "user" },
                { TwitterApi.V1Enterprise, "subscriptions", "GET", $"{Enterprise}/7/subscriptions/all/list.json", "bearer" },
                { TwitterApi.V1Enterprise, "count", "GET", "/1.1/account_activity/subscriptions/count.json", "bearer" },
                { TwitterApi.V1Enterprise, "unsubscribe", "DELETE", $"{Enterprise}/7/subscriptions/2/all.json", "bearer" },
                { TwitterApi.V1Enterprise, "replay", "POST", Replay, "bearer" },
                { TwitterApi.V2, "create", "POST", "/2/webhooks", "bearer" },
                { TwitterApi.V2, "list", "GET", "/2/webhooks?webhook_config.fields=created_at,id,url,valid", "bearer" },
                { TwitterApi.V2, "validate", "PUT", "/2/webhooks/7", "bearer" },
                { TwitterApi.V2, "delete", "DELETE", "/2/webhooks/7", "bearer" },
                { TwitterApi.V2, "subscribe", "POST", $"{V2}/all", "user" },
                { TwitterApi.V2, "check", "GET", $"{V2}/all", "user" },
                { TwitterApi.V2, "subscriptions", "GET", $"{V2}/all/list", "bearer" },
                { TwitterApi.V2, "count", "GET", "/2/account_activity/subscriptions/count", "bearer" },
                { TwitterApi.V2, "unsubscribe", "DELETE", $"{V2}/2/all", "bearer" },
                { TwitterApi.V2, "replay", "POST", "/2/webhooks/replay", "bearer" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_has_the_contracts_method_path_and_authorization(TwitterApi api, string call, string method, string target, string authorization)
    {
        await using var server = await ScriptedServer.StartAsync(_ => AnswerTo(call, api));
        await using var client = Client.Of(server.Address, api);

        await EveryCall.MakeAsync(client.X, call);

        var asked = Assert.Single(server.Requests);
        Assert.Equal((method, target), (asked.Method, asked.Target));
        Assert.Equal(authorization, WhoMade(asked));
    }

    [Fact]
    public async Task V2_sends_its_parameters_as_JSON()
    {
        await using var server = await ScriptedServer.StartAsync(asked => AnswerTo(asked.Target.EndsWith("replay", StringComparison.Ordinal) ? "replay" : "create", TwitterApi.V2));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await EveryCall.MakeAsync(client.X, "create");
        await EveryCall.MakeAsync(client.X, "replay");

        var bodies = server.Requests.Select(asked => System.Text.Json.Nodes.JsonNode.Parse(asked.Body)!).ToArray();
        Assert.Equal(EveryCall.Url, (string?)bodies[0]["url"]);
        Assert.Equal(("7", "202611231200", "202611231405"), ((string?)bodies[1]["webhook_id"], (string?)bodies[1]["from_date"], (string?)bodies[1]["to_date"]));
    }

    [Theory]
    [InlineData("""[{"id":"7","url":"u","valid":true}]""")]
    [InlineData("""{"environments":[{"environment_name":"dev","webhooks":[{"id":"7","url":"u","valid":true}]},{"environment_name":"prod","webhooks":[{"id":"8"}]}]}""")]
    [InlineData("""{"data":[{"id":7,"url":"u","valid":"true"}],"meta":{"result_count":1}}""")]
    public async Task Every_shape_of_a_list_is_read(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.V1Premium);

        var webhook = Assert.Single(await client.X.ListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("7", "u", true), (webhook.Id, webhook.Url, webhook.Valid));
    }

    [Fact]
    public async Task An_empty_list_of_v2_has_no_data()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"meta":{"result_count":0}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Empty(await client.X.ListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("created_at", "2016-06-02T23:54:02Z", "2016-06-02T23:54:02Z")]
    [InlineData("created_at", "2025-01-15T12:00:00.000Z", "2025-01-15T12:00:00Z")]
    [InlineData("created_timestamp", "2020-06-22 15:19:10 +0000", "2020-06-22T15:19:10Z")]
    [InlineData("created_at", "yesterday", null)]
    public async Task Every_notation_of_its_date_is_read(string key, string value, string? expected)
    {
        await using var server = await ScriptedServer.StartAsync(200, $$$"""{"data":{"id":"7","url":"u","{{{key}}}":"{{{value}}}"}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var webhook = await client.X.CreateAsync(EveryCall.Url, TestContext.Current.CancellationToken);

        Assert.Equal(expected, webhook.CreatedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"account_name":"a","subscriptions_count_all":"2","subscriptions_count_direct_messages":"0","provisioned_count":"15"}""")]
    [InlineData("""{"data":{"account_name":"a","subscriptions_count_all":2,"subscriptions_count_direct_messages":0,"provisioned_count":15}}""")]
    public async Task Counts_are_read_as_text_and_as_number(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Equal(new SubscriptionCount(2, 0, 15, "a"), await client.X.CountSubscriptionsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(TwitterApi.V1Premium, 204, "", true)]
    [InlineData(TwitterApi.V1Enterprise, 404, """{"errors":[{"code":34,"message":"Sorry"}]}""", false)]
    [InlineData(TwitterApi.V2, 200, """{"data":{"subscribed":true}}""", true)]
    [InlineData(TwitterApi.V2, 200, """{"data":{"subscribed":false}}""", false)]
    public async Task Whether_a_user_is_subscribed_is_said_by_status_or_body(TwitterApi api, int status, string body, bool expected)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, api);

        Assert.Equal(expected, await client.X.IsSubscribedAsync("7", Client.User, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Wrong_tokens_are_no_answer_to_whether_a_user_is_subscribed()
    {
        await using var server = await ScriptedServer.StartAsync(401, """{"errors":[{"code":89,"message":"Invalid or expired token."}]}""");
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise);

        await Assert.ThrowsAsync<TwitterApiException>(() => client.X.IsSubscribedAsync("7", Client.User, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_validation_that_failed_says_so_though_X_answers_200()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"valid":false}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.ValidateAsync("7", TestContext.Current.CancellationToken));

        Assert.Equal(TwitterErrorKind.CrcFailed, error.Kind);
    }

    private static ScriptedServer.Answer AnswerTo(string call, TwitterApi api) => call switch
    {
        "create" => new(200, Created),
        "list" => new(200, $"[{Created}]"),
        "subscriptions" => new(200, List),
        "count" => new(200, """{"subscriptions_count_all":"1"}"""),
        "replay" => new(200, """{"job_id":"9","created_at":"2016-06-02T23:54:02Z"}"""),
        _ when api != TwitterApi.V2 => new(204),
        "validate" => new(200, """{"data":{"valid":true}}"""),
        "delete" => new(200, """{"data":{"deleted":true}}"""),
        "unsubscribe" => new(200, """{"data":{"subscribed":false}}"""),
        _ => new(200, """{"data":{"subscribed":true}}"""),
    };

    private static string WhoMade(ScriptedServer.Asked asked) => asked switch
    {
        { Authorization: "Bearer bearer-token" } => "bearer",
        { Authorization: var header } when header.Contains("oauth_token=\"42-token\"", StringComparison.Ordinal)
            && new WireVerifier("consumer-secret", "token-secret").Verifies(asked) => "user",
        { Authorization: var header } when header.Contains("oauth_token=\"1-owner-token\"", StringComparison.Ordinal)
            && new WireVerifier("consumer-secret", "owner-secret").Verifies(asked) => "owner",
        _ => asked.Authorization,
    };
}
