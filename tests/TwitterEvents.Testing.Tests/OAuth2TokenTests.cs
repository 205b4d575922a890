using System.Text;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Testing.Tests;

/// <summary>OAuth 2.0 tokens of users: x-activity §6, RFC 6749 §6, RFC 7009.</summary>
public sealed class OAuth2TokenTests
{
    private const string Me = "/2/users/me";

    [Fact]
    public async Task An_access_token_lives_two_hours()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");

        stage.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "GET", Me)).Status);
        stage.Time.Advance(TimeSpan.FromMilliseconds(1));

        var expired = await stage.Api.AsOAuth2(user, "GET", Me);
        Assert.Equal((401, "Unauthorized"), (expired.Status, (string?)expired.Json["title"]));
        Assert.Equal(200, (await stage.Api.As(user, "GET", Me)).Status);
    }

    [Theory]
    [InlineData(60, 60L)]
    [InlineData(-1, null)]
    public async Task How_long_it_lives_can_be_told(int seconds, long? expiresIn)
    {
        var lifetime = seconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
        await using var stage = await Stage.StartAsync(options => options with { OAuth2AccessTokenLifetime = lifetime });
        var user = stage.X.AddUser("12");

        Assert.Equal(expiresIn, (long?)(await RefreshAsync(stage, user)).Json["expires_in"]);

        stage.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(seconds < 0 ? 200 : 401, (await stage.Api.AsOAuth2(user, "GET", Me)).Status);
    }

    [Fact]
    public async Task A_refresh_gives_new_tokens_and_the_user_shows_them()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        var (oldAccess, oldRefresh) = (user.OAuth2AccessToken, user.OAuth2RefreshToken);

        var answer = await RefreshAsync(stage, user);

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(["token_type", "expires_in", "access_token", "scope", "refresh_token"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Equal(("bearer", 7200), ((string?)answer.Json["token_type"], (int?)answer.Json["expires_in"]));
        Assert.Contains("offline.access", ((string?)answer.Json["scope"])!.Split(' '));
        Assert.Equal((user.OAuth2AccessToken, user.OAuth2RefreshToken), ((string?)answer.Json["access_token"], (string?)answer.Json["refresh_token"]));
        Assert.Equal(4, new[] { oldAccess, oldRefresh, user.OAuth2AccessToken, user.OAuth2RefreshToken }.Distinct().Count());

        // The old access token lives its two hours, and so does the new one.
        stage.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (await stage.Api.SendAsync("GET", Me, $"Bearer {oldAccess}")).Status);
        await RefreshAsync(stage, user);
        stage.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(401, (await stage.Api.SendAsync("GET", Me, $"Bearer {oldAccess}")).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "GET", Me)).Status);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_again_ends_the_grant_and_no_other()
    {
        await using var stage = await Stage.StartAsync();
        var (ada, ben) = (stage.X.AddUser("12"), stage.X.AddUser("13"));
        var used = ada.OAuth2RefreshToken!;
        var access = ada.OAuth2AccessToken;
        await RefreshAsync(stage, ada);

        AssertError(await TokenAsync(stage, ("grant_type", "refresh_token"), ("refresh_token", used)), 400, "invalid_grant");

        AssertError(await RefreshAsync(stage, ada), 400, "invalid_grant");
        Assert.Equal(401, (await stage.Api.AsOAuth2(ada, "GET", Me)).Status);
        Assert.Equal(401, (await stage.Api.SendAsync("GET", Me, $"Bearer {access}")).Status);
        Assert.Equal(200, (await stage.Api.As(ada, "GET", Me)).Status);
        Assert.Equal(200, (await RefreshAsync(stage, ben)).Status);
    }

    [Fact]
    public async Task Of_two_who_refresh_at_once_one_succeeds_and_the_grant_is_lost()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        var token = user.OAuth2RefreshToken!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TokenAsync(stage, ("grant_type", "refresh_token"), ("refresh_token", token))));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(401, (await stage.Api.AsOAuth2(user, "GET", Me)).Status);
    }

    [Fact]
    public async Task A_refresh_whose_answer_is_lost_has_happened()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        var token = user.OAuth2RefreshToken;
        stage.X.Faults.CloseApi(FakeXClose.InAnswer(0));

        await Assert.ThrowsAsync<HttpRequestException>(() => RefreshAsync(stage, user));

        Assert.NotEqual(token, user.OAuth2RefreshToken);
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_an_error_of_its_own()
    {
        await using var stage = await Stage.StartAsync();

        AssertError(await TokenAsync(stage), 400, "invalid_request");
        AssertError(await TokenAsync(stage, ("grant_type", "client_credentials")), 400, "unsupported_grant_type");
        AssertError(await TokenAsync(stage, ("grant_type", "refresh_token")), 400, "invalid_request");
        AssertError(await TokenAsync(stage, ("grant_type", "refresh_token"), ("refresh_token", "unknown")), 400, "invalid_grant");
        AssertError(await TokenAsync(stage, ("grant_type", "refresh_token"), ("refresh_token", stage.X.App.Owner.OAuth2AccessToken)), 400, "invalid_grant");
        AssertError(await PostAsync(stage, "/2/oauth2/revoke", null, ("client_id", stage.X.App.ClientId)), 400, "invalid_request");
    }

    [Fact]
    public async Task Tokens_in_a_query_are_none()
    {
        await using var stage = await Stage.StartAsync();
        var query = $"?client_id={stage.X.App.ClientId}&grant_type=refresh_token&refresh_token={stage.X.App.Owner.OAuth2RefreshToken}";

        AssertError(await stage.Api.SendAsync("POST", "/2/oauth2/token" + query, null), 400, "invalid_request");
    }

    [Theory]
    [InlineData("/2/oauth2/token")]
    [InlineData("/2/oauth2/revoke")]
    public async Task A_public_client_gives_its_id_in_the_form(string path)
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientId = "the-client" });
        var form = Form(stage.X.App.Owner);

        AssertError(await PostAsync(stage, path, null, form), 400, "invalid_request");
        AssertError(await PostAsync(stage, path, null, [.. form, ("client_id", "another")]), 401, "invalid_client");
        AssertError(await PostAsync(stage, path, Basic("the-client", ""), form), 400, "invalid_request");
        Assert.Equal(200, (await PostAsync(stage, path, null, [.. form, ("client_id", "the-client")])).Status);
    }

    [Theory]
    [InlineData("/2/oauth2/token")]
    [InlineData("/2/oauth2/revoke")]
    public async Task An_app_with_a_client_secret_shows_it(string path)
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientId = "a client", ClientSecret = "a:secret" });
        var form = Form(stage.X.App.Owner);

        AssertError(await PostAsync(stage, path, null, [.. form, ("client_id", "a client")]), 401, "unauthorized_client");
        AssertError(await PostAsync(stage, path, "Bearer x", form), 401, "unauthorized_client");
        AssertError(await PostAsync(stage, path, Basic("a client", "other"), form), 401, "invalid_client");
        AssertError(await PostAsync(stage, path, Basic("other", "a:secret"), form), 401, "invalid_client");
        Assert.Equal(200, (await PostAsync(stage, path, Basic("a client", "a:secret"), form)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task To_revoke_either_token_ends_the_grant(bool isRefreshToken)
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");
        await stage.ActivityAsync("dm.received", """{"user_id":"12"}""", by: user);
        var token = isRefreshToken ? user.OAuth2RefreshToken! : user.OAuth2AccessToken;

        for (var i = 0; i < 2; i++)
        {
            var answer = await PostAsync(stage, "/2/oauth2/revoke", null, ("token", token), ("client_id", stage.X.App.ClientId));
            Assert.Equal((200, """{"revoked":true}"""), (answer.Status, answer.Body));
        }

        Assert.Equal(401, (await stage.Api.AsOAuth2(user, "GET", Me)).Status);
        AssertError(await RefreshAsync(stage, user), 400, "invalid_grant");
        Assert.Single(stage.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task Whose_authorization_is_taken_back_refreshes_no_more()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");

        await stage.X.RevokeAsync(user, TestContext.Current.CancellationToken);

        AssertError(await RefreshAsync(stage, user), 400, "invalid_grant");
        Assert.Equal(200, (await RefreshAsync(stage, stage.X.AddUser("12"))).Status);
    }

    [Fact]
    public async Task No_token_is_logged()
    {
        using var logs = new CollectedLogs();
        using var loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        await using var stage = await Stage.StartAsync(options => options with { LoggerFactory = loggers });
        var user = stage.X.AddUser("12");
        string[] secrets = [user.OAuth2AccessToken, user.OAuth2RefreshToken!];

        await stage.Api.AsOAuth2(user, "GET", Me);
        await RefreshAsync(stage, user);

        Assert.Contains(logs.OfReceiver, line => line.Text == "POST /2/oauth2/token: 200.");
        Assert.All(
            logs.Lines,
            line => Assert.All([.. secrets, user.OAuth2AccessToken, user.OAuth2RefreshToken!], secret => Assert.DoesNotContain(secret, line.Text, StringComparison.Ordinal)));
    }

    private static Task<Answer> RefreshAsync(Stage stage, FakeXUser user) =>
        TokenAsync(stage, ("grant_type", "refresh_token"), ("refresh_token", user.OAuth2RefreshToken!));

    private static Task<Answer> TokenAsync(Stage stage, params (string Name, string Value)[] form) =>
        PostAsync(stage, "/2/oauth2/token", null, [.. form, ("client_id", stage.X.App.ClientId)]);

    private static async Task<Answer> PostAsync(Stage stage, string path, string? authorization, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
        return await stage.Api.SendAsync("POST", path, authorization, content);
    }

    private static (string, string)[] Form(FakeXUser user) =>
        [("grant_type", "refresh_token"), ("refresh_token", user.OAuth2RefreshToken!), ("token", user.OAuth2AccessToken)];

    private static string Basic(string id, string secret) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}"));

    private static void AssertError(Answer answer, int status, string error)
    {
        Assert.Equal((status, error), (answer.Status, (string?)answer.Json["error"]));
        Assert.NotEmpty((string?)answer.Json["error_description"] ?? "");
    }
}
