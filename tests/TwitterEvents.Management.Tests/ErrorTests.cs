using System.Net;
using Kind = TwitterEvents.Management.TwitterErrorKind;

namespace TwitterEvents.Management.Tests;

/// <summary>Every error X documents or was seen to give: from its answer to the typed error, and a sentence that names the cure.</summary>
public sealed class ErrorTests
{
    public static TheoryData<int, int, string, TwitterErrorKind, string> V1Errors => new()
    {
        { 500, 0, "Internal error", Kind.InternalError, "X's fault" },
        { 401, 32, "Could not authenticate you.", Kind.NotAuthenticated, "clock" },
        { 401, 32, "Invalid authentication method. Please use application-only authentication.", Kind.NotAuthenticated, "copied whole" },
        { 404, 34, "Sorry, that page does not exist", Kind.NotFound, "environment's label" },
        { 401, 61, "Client is not permitted to perform this action", Kind.ClientNotPermitted, "BearerToken" },
        { 503, 67, "Backend service is not available", Kind.ServiceDown, "X's fault" },
        { 429, 88, "Rate limit exceeded", Kind.RateLimited, "15-minute window" },
        { 401, 89, "Invalid or expired token.", Kind.TokenInvalid, "new access tokens" },
        { 403, 99, "You don't have access to this resource.", Kind.NoAccess, "Account Activity API" },
        { 403, 99, "Unable to verify your credentials", Kind.NotAuthenticated, "copied whole" },
        { 403, 200, "Forbidden.", Kind.NotInPlan, "plan" },
        { 403, 214, "Webhook URL does not meet the requirements.", Kind.UrlRefused, "without a port" },
        { 403, 214, "Too many resources already created.", Kind.TooManyWebhooks, "Delete a webhook" },
        { 403, 214, "Webhook URL does not meet the requirements. Invalid CRC token or json response format.", Kind.CrcFailed, "consumer secret" },
        { 403, 214, "High latency on CRC GET request. Your webhook should respond in less than 3 seconds.", Kind.CrcTooSlow, "3 s" },
        { 403, 214, "Non-200 response code during CRC GET request (i.e. 404, 500, etc).", Kind.CrcStatus, "path" },
        { 400, 214, "Webhook is marked invalid and requires a CRC check.", Kind.WebhookInvalid, "Validate" },
        { 403, 261, "Application cannot perform write actions.", Kind.AppIsReadOnly, "Direct message permission" },
        { 403, 348, "Client application is not permitted to access this user's webhook subscriptions.", Kind.UserNotPermitted, "user's own tokens" },
        { 409, 355, "Subscription already exists.", Kind.AlreadySubscribed, "Nothing to do" },
        { 409, 355, "A replay job is already in progress for this webhook.", Kind.ReplayInProgress, "replay_job_status" },
        { 400, 356, "from_date must be before to_date", Kind.ReplayDatesOutOfRange, "five days" },
        { 400, 357, "from_date: queryParam is required", Kind.ParameterMissing, "both dates" },
        { 400, 358, "Unable to parse parameter", Kind.ParameterInvalid, "dates" },
        { 400, 360, "webhook_id: must be greater than or equal to 0", Kind.WebhookIdInvalid, "List the webhooks" },
        { 400, 368, "from_date is not in the past", Kind.ReplayDateNotPast, "ten minutes ago" },
        { 418, 9_999, "Something new.", Kind.Unknown, "Body" },
    };

    public static TheoryData<string, TwitterErrorKind, string> Reasons => new()
    {
        { "CrcValidationFailed", Kind.CrcFailed, "consumer secret" },
        { "UrlValidationFailed", Kind.UrlRefused, "without a port" },
        { "DuplicateUrlFailed", Kind.DuplicateUrl, "exists" },
        { "WebhookLimitExceeded", Kind.TooManyWebhooks, "Delete a webhook" },
        { "WebhookIdInvalid", Kind.WebhookIdInvalid, "List the webhooks" },
        { "DuplicateSubscriptionFailed", Kind.AlreadySubscribed, "Nothing to do" },
        { "SubscriptionLimitExceeded", Kind.TooManySubscriptions, "larger plan" },
        { "SubscriptionNotFound", Kind.NotSubscribed, "not subscribed" },
        { "QueryParamInvalid", Kind.ParameterInvalid, "dates" },
        { "ReplayConflictError", Kind.ReplayInProgress, "replay_job_status" },
    };

    [Theory]
    [MemberData(nameof(V1Errors))]
    public async Task A_code_becomes_a_typed_error_that_keeps_what_X_said_and_names_the_cure(
        int status, int code, string message, TwitterErrorKind kind, string cure)
    {
        var body = $$"""{"errors":[{"code":{{code}},"message":"{{message}}"}]}""";

        var error = await FailAsync(TwitterApi.V1Enterprise, status, body);

        Assert.Equal((kind, (HttpStatusCode)status, (int?)code, message, body), (error.Kind, error.Status, error.Code, error.Message, error.Body));
        Assert.Contains($"code {code}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
        Assert.StartsWith($"{error.Problem} {error.Cure}", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_named_reason_is_found_wherever_it_stands(string reason, TwitterErrorKind kind, string cure)
    {
        string[] bodies =
        [
            $$"""{"title":"{{reason}}","type":"https://api.x.com/2/problems/other","detail":"It failed.","status":400}""",
            $$"""{"title":"Bad","type":"https://api.x.com/2/problems/{{reason}}","detail":"It failed.","status":400}""",
            $$"""{"errors":[{"message":"It failed.","reason":"{{reason}}"}]}""",
            $$"""{"errors":[{"message":"{{reason}}: It failed."}],"title":"Invalid Request"}""",
        ];
        foreach (var body in bodies)
        {
            var error = await FailAsync(TwitterApi.V2, 400, body);

            Assert.Equal((kind, reason), (error.Kind, error.Reason));
            Assert.Contains(reason, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("It failed.", error.ToString(), StringComparison.Ordinal);
            Assert.Contains(cure, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(200, Kind.NotX)]
    [InlineData(302, Kind.NotX)]
    [InlineData(401, Kind.NotX)]
    [InlineData(403, Kind.NotX)]
    [InlineData(404, Kind.NotX)]
    [InlineData(407, Kind.NotX)]
    [InlineData(429, Kind.NotX)]
    [InlineData(500, Kind.NotX)]
    [InlineData(502, Kind.ServiceDown)]
    [InlineData(503, Kind.ServiceDown)]
    [InlineData(504, Kind.ServiceDown)]
    public async Task An_answer_that_is_not_Xs_own_is_kept_but_in_no_message(int status, TwitterErrorKind kind)
    {
        var error = await FailAsync(TwitterApi.V2, status, "<html>proxy</html>");

        Assert.Equal((kind, "<html>proxy</html>"), (error.Kind, error.Body));
        Assert.DoesNotContain("proxy</html>", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("X's fault", error.Cure, StringComparison.Ordinal);
        Assert.Contains("what stands between", error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_limit_says_until_when()
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(429, """{"errors":[{"code":88,"message":"Rate limit exceeded"}]}""", ("x-rate-limit-reset", "4102444800")));
        await using var client = Client.Of(server.Address, TwitterApi.V1Enterprise);

        var error = (await Assert.ThrowsAsync<TwitterApiException>(() => client.X.ListAsync(TestContext.Current.CancellationToken))).Error;

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(4_102_444_800), error.RetryAt);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_change_whose_answer_is_lost_is_unclear_and_not_sent_again()
    {
        await using var server = await ScriptedServer.StartAsync(status: 0);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.CreateAsync("https://example.com/a", TestContext.Current.CancellationToken));

        Assert.Equal(Kind.Unclear, error.Kind);
        Assert.Contains("list", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Success_in_other_words_than_the_contracts_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"name":"?"}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.CreateAsync("https://example.com/a", TestContext.Current.CancellationToken));

        Assert.Equal(Kind.NotUnderstood, error.Kind);
    }

    /// <summary>Of a call that changes something, so that nothing is tried again.</summary>
    private static async Task<TwitterApiError> FailAsync(TwitterApi api, int status, string body)
    {
        // A window that ends after the longest wait, so that a rate limit is told at once.
        await using var server = await ScriptedServer.StartAsync(_ => new(status, body, ("x-rate-limit-reset", "4102444800")));
        await using var client = Client.Of(server.Address, api);
        return (await Assert.ThrowsAsync<TwitterApiException>(() => client.X.DeleteAsync("1", TestContext.Current.CancellationToken))).Error;
    }
}
