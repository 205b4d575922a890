using Kind = TwitterEvents.Management.TwitterErrorKind;

namespace TwitterEvents.Management.Tests;

/// <summary>Each 403 and each code says what is missing and where to get it; no text from outside harms the line it stands in.</summary>
public sealed class RefusalTests
{
    private const string Problems = "https://api.x.com/2/problems/";

    public static TheoryData<string, TwitterErrorKind, string> Forbidden => new()
    {
        { $$"""{"title":"Client Forbidden","reason":"client-not-enrolled","detail":"Use keys of an app that is attached to a project.","type":"{{Problems}}client-forbidden"}""", Kind.AppNotEnrolled, "project" },
        { $$"""{"title":"Forbidden","detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.","type":"{{Problems}}oauth1-permissions"}""", Kind.PermissionMissing, "Direct message permission" },
        { $$"""{"title":"Authorization Error","detail":"Not authorized.","type":"{{Problems}}not-authorized-for-resource"}""", Kind.NotAuthorizedForResource, "authorize the app again" },
        { """{"title":"Forbidden","detail":"The token lacks permission to read direct messages.","type":"about:blank"}""", Kind.DirectMessagePermissionMissing, "Direct message permission" },
        { """{"title":"Forbidden","detail":"Read-only application cannot POST.","type":"about:blank"}""", Kind.AppIsReadOnly, "Read and write" },
        { """{"title":"Forbidden","detail":"Missing required scope dm.read.","type":"about:blank"}""", Kind.PermissionMissing, "dm.read" },
        { """{"title":"Forbidden","detail":"Forbidden","type":"about:blank","status":403}""", Kind.Forbidden, "plan" },
    };

    public static TheoryData<int, int, string, TwitterErrorKind, string> Codes => new()
    {
        { 403, 37, "Not authorized to use this endpoint.", Kind.NoAccess, "project" },
        { 403, 64, "Your account is suspended.", Kind.AccountSuspended, "appeal" },
        { 403, 93, "This application is not allowed to access or delete your direct messages.", Kind.DirectMessagePermissionMissing, "new access tokens" },
        { 401, 135, "Timestamp out of bounds.", Kind.ClockWrong, "clock" },
        { 400, 170, "Webhook URL must be defined to create subscriptions.", Kind.NoWebhook, "Create the webhook" },
        { 400, 170, "Missing required parameter: url.", Kind.ParameterMissing, "X names" },
        { 400, 215, "Bad Authentication data.", Kind.NotAuthenticated, "belong to one app" },
        { 403, 326, "This account is temporarily locked.", Kind.AccountLocked, "sign in" },
        { 403, 416, "Invalid or suspended application.", Kind.AppSuspended, "suspended the app" },
        { 403, 453, "You currently have access to a subset of the endpoints.", Kind.NotInPlan, "plan" },
    };

    public static TheoryData<string, TwitterErrorKind> Duplicates => new()
    {
        { "subscribe", Kind.AlreadySubscribed },
        { "create", Kind.DuplicateUrl },
        { "replay", Kind.ReplayInProgress },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task A_403_is_told_by_its_problem(string body, TwitterErrorKind kind, string cure)
    {
        var error = await FailAsync(TwitterApi.V2, "delete", 403, body);

        Assert.Equal(kind, error.Kind);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task A_code_of_v1_has_its_kind_and_cure(int status, int code, string message, TwitterErrorKind kind, string cure)
    {
        var error = await FailAsync(TwitterApi.V1Enterprise, "subscribe", status, $$"""{"errors":[{"code":{{code}},"message":"{{message}}"}]}""");

        Assert.Equal(kind, error.Kind);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscribe", "OAuth 2.0 User Context", "made with OAuth 1.0a tokens; it takes an OAuth 2.0 token of the user (UserCredentials.OAuth2)")]
    [InlineData("list", "OAuth 1.0a User Context, OAuth 2.0 User Context", "made with the app-only bearer token; it takes an OAuth 2.0 token of the user")]
    [InlineData("subscribe", "OAuth 2.0 Application-Only", "takes the app-only bearer token (BearerToken")]
    public async Task The_wrong_kind_of_token_is_told_with_the_kind_the_call_takes(string call, string taken, string cure)
    {
        var error = await FailAsync(
            TwitterApi.V2,
            call,
            403,
            $$"""{"title":"Unsupported Authentication","detail":"Authenticating with OAuth 1.0a User Context is forbidden for this endpoint. Supported authentication types are [{{taken}}].","type":"{{Problems}}unsupported-authentication"}""");

        Assert.Equal(Kind.UnsupportedAuthentication, error.Kind);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Duplicates))]
    public async Task Every_conflict_is_a_duplicate_of_what_was_called(string call, TwitterErrorKind kind)
    {
        Assert.Equal(kind, (await FailAsync(TwitterApi.V2, call, 409, "")).Kind);
        Assert.Equal(kind, (await FailAsync(TwitterApi.V2, call, 400, """{"title":"Bad","detail":"A duplicate of another."}""")).Kind);
    }

    [Fact]
    public async Task The_reason_of_a_refusal_is_said_once()
    {
        var error = await FailAsync(TwitterApi.V2, "subscribe", 400, """{"errors":[{"message":"DuplicateSubscriptionFailed: the user has one."}]}""");

        Assert.Equal(
            "POST 2/account_activity/webhooks/7/subscriptions/all was answered 400: DuplicateSubscriptionFailed: the user has one. Nothing to do: the user is subscribed.",
            error.ToString());
    }

    [Fact]
    public void Every_kind_has_a_cure_that_sends_nobody_to_doctor() =>
        Assert.All(Enum.GetValues<Kind>(), static kind => Assert.DoesNotContain("doctor", ErrorCures.CureOf(kind), StringComparison.Ordinal));

    [Fact]
    public void A_cure_that_sends_to_the_body_says_how_the_tool_shows_it() =>
        Assert.All(
            Enum.GetValues<Kind>().Select(ErrorCures.CureOf).Where(static cure => cure.Contains("Body", StringComparison.Ordinal)),
            static cure => Assert.Contains("the tool shows it with --json", cure, StringComparison.Ordinal));

    [Fact]
    public void What_doctor_can_say_more_about_is_told_apart_from_the_cure() =>
        Assert.Contains("twitter-events doctor", new TwitterApiError("GET 2/webhooks", Kind.CrcFailed).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task A_message_from_outside_is_one_line_of_at_most_200_characters()
    {
        var error = await FailAsync(TwitterApi.V2, "delete", 403, $$"""{"detail":"first\r\nERROR second \u001b[31m \u202e {{new string('x', 5_000)}}"}""");

        Assert.DoesNotContain(error.ToString(), char.IsControl);
        Assert.DoesNotContain('\u202e', error.ToString());
        Assert.InRange(error.Message.Length, 100, 201);
    }

    [Fact]
    public async Task An_id_from_outside_does_not_fill_the_line_either()
    {
        await using var server = await ScriptedServer.StartAsync(403);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = (await Assert.ThrowsAsync<TwitterApiException>(() => client.X.DeleteAsync(new string('7', 5_000), TestContext.Current.CancellationToken))).Error;

        Assert.InRange(error.Call.Length, 200, 220);
    }

    [Theory]
    [InlineData("delete", "bearer-token")]
    [InlineData("subscribe", "42-token")]
    [InlineData("subscribe", "token-secret")]
    [InlineData("subscribe", "consumer-secret")]
    public async Task A_credential_that_comes_back_is_left_out(string call, string credential)
    {
        var error = await FailAsync(TwitterApi.V2, call, 400, $$"""{"detail":"You sent {{credential}}.","request":"x={{credential}}"}""");

        Assert.Equal("You sent ***.", error.Message);
        Assert.DoesNotContain(credential, error.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_header_that_comes_back_in_a_proxys_page_is_left_out()
    {
        await using var server = await ScriptedServer.StartAsync(asked => new(403, $"<html>{asked.Authorization}</html>"));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await EveryCall.FailAsync(client.X, "subscribe");

        Assert.Equal((Kind.NotX, "<html>OAuth ***</html>"), (error.Kind, error.Body));
    }

    [Fact]
    public async Task The_body_that_is_kept_is_bounded()
    {
        var error = await FailAsync(TwitterApi.V2, "delete", 403, $"<html>{new string('x', 1_000_000)}</html>");

        Assert.Equal(16_384, error.Body!.Length);
    }

    private static async Task<TwitterApiError> FailAsync(TwitterApi api, string call, int status, string body)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, api);
        return await EveryCall.FailAsync(client.X, call);
    }
}
