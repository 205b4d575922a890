using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>
/// Every error answer of v2: <c>application/problem+json</c>. X's documentation names reasons, but neither where in the body they stand nor
/// with which status; here they end the path of <c>type</c> and are the <c>title</c>.
/// </summary>
internal static class Problems
{
    public static readonly Reply Unauthorized = General(401, "Unauthorized");
    public static readonly Reply Forbidden = General(403, "Forbidden");
    public static readonly Reply NotFound = General(404, "Not Found");
    public static readonly Reply RateLimited = General(429, "Too Many Requests");

    public static readonly Reply WebhookIdInvalid = Named(400, "WebhookIdInvalid", "There is no webhook of this id.");
    public static readonly Reply DuplicateSubscription = Named(400, "DuplicateSubscriptionFailed", "Subscription already exists.");
    public static readonly Reply SubscriptionLimit = Named(400, "SubscriptionLimitExceeded", "No more subscriptions are provisioned.");
    public static readonly Reply SubscriptionNotFound = Named(404, "SubscriptionNotFound", "The user is not subscribed.");
    public static readonly Reply ReplayConflict =
        Named(409, "ReplayConflictError", "A replay job is already in progress for this webhook.");

    public static readonly Reply DuplicateActivity = Named(409, "DuplicateSubscription", "The subscription exists, or one that it overlaps.");
    public static readonly Reply ActivityLimit = Named(400, "SubscriptionLimitExceeded", "The app has as many subscriptions as it may have.");

    public static readonly Reply TooManyConnections = Of(
        429,
        "ConnectionException",
        "https://api.x.com/2/problems/streaming-connection",
        "This stream is currently at the maximum allowed connection limit.",
        new() { ["connection_issue"] = "TooManyConnections" });

    public static Reply InvalidRequest(string detail) =>
        Of(400, "Invalid Request", "https://api.x.com/2/problems/invalid-request", detail);

    public static Reply QueryParamInvalid(string detail) => Named(400, "QueryParamInvalid", detail);

    /// <summary>404 for a thing that is not there.</summary>
    public static Reply ResourceNotFound(string kind, string parameter, string id) => Of(
        404,
        "Not Found Error",
        "https://api.x.com/2/problems/resource-not-found",
        $"Could not find {kind} with {parameter}: [{id}].",
        new() { ["resource_type"] = kind, ["parameter"] = parameter, ["resource_id"] = id, ["value"] = id });

    /// <summary>403 for what is another user's.</summary>
    public static Reply NotAuthorized(string parameter, string value) => Of(
        403,
        "Authorization Error",
        "https://api.x.com/2/problems/not-authorized-for-resource",
        "The user whose token this is may not do this for another user.",
        new() { ["resource_type"] = "activity_subscription", ["parameter"] = parameter, ["value"] = value });

    /// <summary>403 for a user's token that does not allow it. X's own words for this are not known.</summary>
    public static Reply MissingScope(string scope) => General(403, "Forbidden", $"The token does not have the scope [{scope}].");

    public static Reply UnsupportedAuthentication(string used, string supported) => Of(
        403,
        "Unsupported Authentication",
        "https://api.x.com/2/problems/unsupported-authentication",
        $"Authenticating with {used} is forbidden for this endpoint. Supported authentication types are [{supported}].");

    public static Reply Of(WebhookFailure failure) => failure switch
    {
        WebhookFailure.UrlRefused => Named(
            400, "UrlValidationFailed", "The URL is not https without a port, or not loopback while the fake X may not call remote addresses."),
        WebhookFailure.DuplicateUrl => Named(400, "DuplicateUrlFailed", "The URL is registered already."),
        WebhookFailure.TooManyWebhooks => Named(400, "WebhookLimitExceeded", "No more webhooks can be registered."),
        WebhookFailure.SlowCrcAnswer => Named(400, "CrcValidationFailed", "The URL did not answer the CRC within 10 seconds."),
        WebhookFailure.CrcStatusNot200 => Named(400, "CrcValidationFailed", "The URL did not answer the CRC with status 200."),
        WebhookFailure.BadCertificate => Named(400, "CrcValidationFailed", "The URL has no valid certificate."),
        _ => Named(400, "CrcValidationFailed", "The response_token in the answer to the CRC is wrong or missing."),
    };

    public static Reply General(int status, string title, string? detail = null) => Of(status, title, "about:blank", detail ?? title);

    private static Reply Named(int status, string reason, string detail) =>
        Of(status, reason, $"https://api.x.com/2/problems/{reason}", detail);

    private static Reply Of(int status, string title, string type, string detail, Dictionary<string, string>? more = null)
    {
        var body = new JsonObject { ["title"] = title, ["type"] = type, ["detail"] = detail, ["status"] = status };
        foreach (var (name, value) in more ?? [])
        {
            body[name] = value;
        }

        return new Reply(status, body.ToJsonString(), Reply.ProblemJson);
    }
}
