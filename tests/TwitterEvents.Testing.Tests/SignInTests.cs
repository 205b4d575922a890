using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Web;

namespace TwitterEvents.Testing.Tests;

/// <summary>Users sign in and let the app in: RFC 6749 §4.1, RFC 7636.</summary>
public sealed class SignInTests
{
    private const string Callback = "http://localhost:5000/connect/x?from=x";
    private const string Verifier = "dBjftJeZ4CVP-mBG92K-uSVQwQ2vA.Bc1f0-7Yx8w_~";

    [Fact]
    public async Task A_user_lets_the_app_in_and_a_code_is_exchanged_for_tokens()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        var before = user.OAuth2AccessToken;

        var location = await SignInAsync(stage, Request(stage) + "&user=12");
        Assert.StartsWith(Callback + "&state=a%20state&code=", location, StringComparison.Ordinal);
        var answer = await ExchangeAsync(stage, CodeOf(location));

        Assert.Equal((200, "tweet.read users.read offline.access"), (answer.Status, (string?)answer.Json["scope"]));
        Assert.Equal((user.OAuth2AccessToken, user.OAuth2RefreshToken), ((string?)answer.Json["access_token"], (string?)answer.Json["refresh_token"]));
        Assert.NotEqual(before, user.OAuth2AccessToken);
        Assert.Equal("12", (string?)(await stage.Api.AsOAuth2(user, "GET", "/2/users/me")).Json["data"]!["id"]);
    }

    [Fact]
    public async Task The_page_has_a_button_for_each_user_and_one_to_cancel()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.AddUser("12", username: "ada_example");
        stage.X.AddUser("12", username: "ada_example");

        var page = await stage.Api.SendAsync("GET", Request(stage), null);

        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        Assert.Equal(
            [(stage.X.App.Owner.Id, $"user_{stage.X.App.Owner.Id}"), ("12", "ada_example")],
            Regex.Matches(page.Body, "<button name=\"user\" value=\"([0-9]+)\">[^<]*@([a-z0-9_]+)").Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
        var fields = Regex.Matches(page.Body, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
            .Select(match => $"{match.Groups[1].Value}={Uri.EscapeDataString(HttpUtility.HtmlDecode(match.Groups[2].Value))}");
        var location = await SignInAsync(stage, "/i/oauth2/authorize?" + string.Join('&', fields) + "&denied=true");
        Assert.Equal(Callback + "&state=a%20state&error=access_denied", location);
    }

    [Fact]
    public async Task What_comes_from_outside_is_text_on_the_page()
    {
        await using var stage = await Stage.StartAsync();

        var page = await stage.Api.SendAsync("GET", Request(stage, ("state", "\"><script>alert(1)</script>")), null);

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("response_type", "token")]
    [InlineData("client_id", "another")]
    [InlineData("redirect_uri", "https://app.example.com/connect/x")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "")]
    [InlineData("scope", "")]
    [InlineData("scope", "tweet.read dm.reed")]
    [InlineData("state", "")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge", "short")]
    [InlineData("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM=")]
    [InlineData("user", "77")]
    public async Task A_faulty_request_is_a_page_and_leads_nowhere(string name, string value)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.Api.SendAsync("GET", Request(stage, (name, value)), null);

        Assert.Equal((400, "text/html", false), (answer.Status, answer.ContentType, answer.Headers.ContainsKey("location")));
    }

    [Theory]
    [InlineData(Callback, 302)]
    [InlineData(Callback + "&more=1", 400)]
    [InlineData("http://localhost:5000/connect", 400)]
    public async Task Declared_callbacks_are_compared_exactly(string callback, int status)
    {
        await using var stage = await Stage.StartAsync(options => options with { CallbackUrls = [Callback] });

        var answer = await NotFollowingAsync(stage, Request(stage, ("redirect_uri", callback)) + $"&user={stage.X.App.Owner.Id}");

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_code_counts_once_and_for_30_seconds()
    {
        await using var stage = await Stage.StartAsync();
        var request = Request(stage) + $"&user={stage.X.App.Owner.Id}";
        var code = CodeOf(await SignInAsync(stage, request));
        stage.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(200, (await ExchangeAsync(stage, code)).Status);
        AssertInvalidGrant(await ExchangeAsync(stage, code));

        var late = CodeOf(await SignInAsync(stage, request));
        stage.Time.Advance(TimeSpan.FromSeconds(30));
        AssertInvalidGrant(await ExchangeAsync(stage, late));
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-that-is-long-enough-to-be-one-at-all")]
    [InlineData("code_verifier", "short")]
    [InlineData("redirect_uri", "http://localhost:5000/connect/x")]
    public async Task Another_verifier_or_callback_is_refused_and_spoils_the_code(string name, string value)
    {
        await using var stage = await Stage.StartAsync();
        var code = CodeOf(await SignInAsync(stage, Request(stage) + $"&user={stage.X.App.Owner.Id}"));

        AssertInvalidGrant(await ExchangeAsync(stage, code, (name, value)));
        AssertInvalidGrant(await ExchangeAsync(stage, code));
    }

    [Theory]
    [InlineData("code")]
    [InlineData("redirect_uri")]
    [InlineData("code_verifier")]
    public async Task An_exchange_takes_them_all(string name)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await ExchangeAsync(stage, "x", (name, null));

        Assert.Equal((400, "invalid_request"), (answer.Status, (string?)answer.Json["error"]));
    }

    [Fact]
    public async Task Without_offline_access_there_is_no_refresh_token()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await GrantAsync(stage, stage.X.App.Owner, "tweet.read users.read");

        Assert.False(answer.Json.AsObject().ContainsKey("refresh_token"));
        Assert.Null(stage.X.App.Owner.OAuth2RefreshToken);
        Assert.Equal(200, (await stage.Api.AsOAuth2(stage.X.App.Owner, "GET", "/2/users/me")).Status);
    }

    [Fact]
    public async Task A_token_does_what_its_scopes_allow()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var user = stage.X.AddUser("12");
        await GrantAsync(stage, user, "like.read");
        const string Filter = """{"user_id":"12"}""";

        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("like.create", Filter))).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("post.create", Filter))).Status);
        AssertMissing(await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("dm.received", Filter)), "dm.read");
        AssertMissing(await stage.Api.AsOAuth2(user, "GET", "/2/users/me"), "tweet.read");
        AssertMissing(await stage.Api.AsOAuth2(user, "POST", $"/2/account_activity/webhooks/{webhook.Id}/subscriptions/all"), "tweet.read");
        Assert.Equal(200, (await stage.Api.As(user, "POST", ActivityApi.Path, ActivityApi.Body("dm.received", Filter))).Status);
    }

    [Fact]
    public async Task Who_took_the_authorization_back_can_give_it_again()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        await stage.X.RevokeAsync(user, TestContext.Current.CancellationToken);

        Assert.Equal(200, (await GrantAsync(stage, user, "tweet.read users.read")).Status);

        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "GET", "/2/users/me")).Status);
        Assert.Equal(401, (await stage.Api.As(user, "GET", "/2/users/me")).Status);
    }

    private static async Task<Answer> GrantAsync(Stage stage, FakeXUser user, string scope) =>
        await ExchangeAsync(stage, CodeOf(await SignInAsync(stage, Request(stage, ("scope", scope)) + $"&user={user.Id}")));

    /// <summary>The sign-in page's address with all it takes, but for what is changed or added.</summary>
    private static string Request(Stage stage, params (string Name, string Value)[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["response_type"] = "code",
            ["client_id"] = stage.X.App.ClientId,
            ["redirect_uri"] = Callback,
            ["scope"] = "tweet.read users.read offline.access",
            ["state"] = "a state",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        Array.ForEach(changes, change => parameters[change.Name] = change.Value);
        return "/i/oauth2/authorize?" + string.Join('&', parameters.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }

    /// <returns>Where the user is sent.</returns>
    private static async Task<string> SignInAsync(Stage stage, string path)
    {
        using var answer = await NotFollowingAsync(stage, path);
        Assert.Equal(302, (int)answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> NotFollowingAsync(Stage stage, string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = stage.X.Address };
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private static string CodeOf(string location) => HttpUtility.ParseQueryString(new Uri(location).Query)["code"]!;

    private static async Task<Answer> ExchangeAsync(Stage stage, string code, params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = stage.X.App.ClientId,
            ["code"] = code,
            ["redirect_uri"] = Callback,
            ["code_verifier"] = Verifier,
        };
        Array.ForEach(changes, change => form[change.Name] = change.Value);
        using var content = new FormUrlEncodedContent(form.Where(pair => pair.Value is not null)!);
        return await stage.Api.SendAsync("POST", "/2/oauth2/token", null, content);
    }

    private static void AssertInvalidGrant(Answer answer) => Assert.Equal((400, "invalid_grant"), (answer.Status, (string?)answer.Json["error"]));

    private static void AssertMissing(Answer answer, string scope)
    {
        Assert.Equal((403, "Forbidden"), (answer.Status, (string?)answer.Json["title"]));
        Assert.Contains($"[{scope}]", (string?)answer.Json["detail"], StringComparison.Ordinal);
    }
}
