using System.Text;

namespace TwitterEvents.Testing.Tests;

/// <summary>The bearer token, and how calls answer the wrong kind of credentials: contract §4 and §5.</summary>
public sealed class AppAuthenticationTests
{
    [Fact]
    public async Task Consumer_key_and_secret_are_exchanged_for_the_bearer_token()
    {
        await using var stage = await Stage.StartAsync(options => options with { ConsumerKey = "a key", ConsumerSecret = "a:secret" });

        var answer = await ExchangeAsync(stage, Basic("a%20key:a%3Asecret"));

        Assert.Equal(200, answer.Status);
        Assert.Equal($$"""{"token_type":"bearer","access_token":"{{stage.X.App.BearerToken}}"}""", answer.Body);
    }

    [Fact]
    public async Task Other_credentials_and_grants_are_refused_there()
    {
        await using var stage = await Stage.StartAsync(options => options with { ConsumerKey = "key", ConsumerSecret = "secret" });

        (await ExchangeAsync(stage, Basic("key:other"))).AssertError(403, 99);
        (await ExchangeAsync(stage, null)).AssertError(403, 99);
        (await ExchangeAsync(stage, "Basic ???")).AssertError(403, 99);
        (await ExchangeAsync(stage, Basic("key:secret"), "password")).AssertError(403, 170);
    }

    [Fact]
    public async Task An_unknown_bearer_token_is_code_89_in_v1_and_401_in_v2()
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.SendAsync("GET", "/1.1/account_activity/webhooks.json", "Bearer x")).AssertError(401, 89, "Invalid or expired token.");
        var v2 = await stage.Api.SendAsync("GET", "/2/webhooks", "Bearer x");
        Assert.Equal((401, "Unauthorized", "application/problem+json"), (v2.Status, (string?)v2.Json["title"], v2.ContentType));
    }

    [Theory]
    [InlineData("POST", "/1.1/account_activity/webhooks.json?url=x")]
    [InlineData("PUT", "/1.1/account_activity/webhooks/1.json")]
    [InlineData("DELETE", "/1.1/account_activity/webhooks/1.json")]
    [InlineData("POST", "/1.1/account_activity/webhooks/1/subscriptions/all.json")]
    [InlineData("GET", "/1.1/account_activity/webhooks/1/subscriptions/all.json")]
    [InlineData("POST", "/1.1/account_activity/all/dev/webhooks.json?url=x")]
    [InlineData("PUT", "/1.1/account_activity/all/dev/webhooks/1.json")]
    [InlineData("DELETE", "/1.1/account_activity/all/dev/webhooks/1.json")]
    [InlineData("POST", "/1.1/account_activity/all/dev/subscriptions.json")]
    [InlineData("GET", "/1.1/account_activity/all/dev/subscriptions.json")]
    public async Task A_v1_call_for_users_answers_a_bearer_token_with_code_32(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp(method, path)).AssertError(401, 32, "Could not authenticate you.");
    }

    [Theory]
    [InlineData("GET", "/1.1/account_activity/webhooks.json", 403, 99)]
    [InlineData("GET", "/1.1/account_activity/webhooks/1/subscriptions/all/list.json", 401, 32)]
    [InlineData("GET", "/1.1/account_activity/subscriptions/count.json", 401, 32)]
    [InlineData("DELETE", "/1.1/account_activity/webhooks/1/subscriptions/2/all.json", 401, 61)]
    [InlineData("GET", "/1.1/account_activity/all/subscriptions/count.json", 401, 32)]
    [InlineData("GET", "/1.1/account_activity/all/dev/subscriptions/list.json", 401, 32)]
    [InlineData("DELETE", "/1.1/account_activity/all/dev/subscriptions/2.json", 401, 61)]
    [InlineData("POST", "/1.1/account_activity/replay/webhooks/1/subscriptions/all.json", 401, 61)]
    public async Task A_v1_call_for_the_app_answers_a_user_with_its_code(string method, string path, int status, int code)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsOwner(method, path)).AssertError(status, code);
    }

    [Fact]
    public async Task Replay_without_credentials_asks_for_application_only_authentication()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.SendAsync("POST", "/1.1/account_activity/replay/webhooks/1/subscriptions/all.json", null);

        answer.AssertError(401, 32, "Invalid authentication method. Please use application-only authentication.");
    }

    [Theory]
    [InlineData("GET", "/2/webhooks")]
    [InlineData("POST", "/2/webhooks/replay")]
    [InlineData("GET", "/2/account_activity/webhooks/1/subscriptions/all/list")]
    [InlineData("DELETE", "/2/account_activity/webhooks/1/subscriptions/2/all")]
    [InlineData("GET", "/2/account_activity/subscriptions/count")]
    public async Task A_v2_call_for_the_app_answers_a_user_with_unsupported_authentication(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        AssertUnsupported(await stage.Api.AsOwner(method, path));
    }

    [Theory]
    [InlineData("POST", "/2/account_activity/webhooks/1/subscriptions/all")]
    [InlineData("GET", "/2/account_activity/webhooks/1/subscriptions/all")]
    public async Task A_v2_call_for_users_answers_the_app_with_unsupported_authentication(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        AssertUnsupported(await stage.Api.AsApp(method, path));
    }

    private static void AssertUnsupported(Answer answer)
    {
        Assert.Equal((403, "Unsupported Authentication"), (answer.Status, (string?)answer.Json["title"]));
        Assert.EndsWith("/unsupported-authentication", (string?)answer.Json["type"], StringComparison.Ordinal);
    }

    private static async Task<Answer> ExchangeAsync(Stage stage, string? authorization, string grantType = "client_credentials")
    {
        using var form = new FormUrlEncodedContent([new("grant_type", grantType)]);
        return await stage.Api.SendAsync("POST", "/oauth2/token", authorization, form);
    }

    private static string Basic(string pair) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes(pair));
}
