using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Every error answer of v1.1: <c>{"errors":[{"code","message"}]}</c>.</summary>
internal static class Errors
{
    public static readonly Reply CouldNotAuthenticate = Of(401, 32, "Could not authenticate you.");
    public static readonly Reply AppOnly = Of(401, 32, "Invalid authentication method. Please use application-only authentication.");
    public static readonly Reply NotFound = Of(404, 34, "Sorry, that page does not exist.");
    public static readonly Reply ClientNotPermitted = Of(401, 61, "Client is not permitted to perform this action.");
    public static readonly Reply RateLimited = Of(429, 88, "Rate limit exceeded");
    public static readonly Reply InvalidToken = Of(401, 89, "Invalid or expired token.");

    // X states no status for this one.
    public static readonly Reply NoAccess = Of(403, 99, "You don't have access to this resource.");
    public static readonly Reply Forbidden = Of(403, 200, "Forbidden.");
    public static readonly Reply UserNotPermitted =
        Of(403, 348, "Client application is not permitted to access this user's webhook subscriptions.");

    // Seen, with this text but without its status; 409 is what the same code has in replay.
    public static readonly Reply AlreadySubscribed = Of(409, 355, "Subscription already exists.");

    public static readonly Reply NoReplay = Of(403, 200, "Your account is not an enterprise account, or Replay is not enabled for it.");
    public static readonly Reply ReplayWebhookInvalid = Of(400, 214, "Webhook is marked invalid and requires a CRC check.");
    public static readonly Reply ReplayInProgress = Of(409, 355, "A replay job is already in progress for this webhook.");
    public static readonly Reply ReplayRange = Of(400, 356, "from_date must be before to_date, and within the past 5 days.");
    public static readonly Reply ReplayParameterMissing = Of(400, 357, "A required query parameter is missing: from_date and to_date.");
    public static readonly Reply ReplayParameterUnreadable = Of(400, 358, "A parameter could not be parsed: dates are yyyymmddhhmm.");
    public static readonly Reply ReplayWebhookId = Of(400, 360, "webhook_id must be greater than or equal to 0.");
    public static readonly Reply ReplayDateNotPast =
        Of(400, 368, "Date is not in the past: from_date must be 31 minutes old, to_date 10 minutes.");

    public static readonly Reply TooManyResources = Of(403, 214, "Too many resources already created.");
    private static readonly Reply UrlRefused = Of(403, 214, "Webhook URL does not meet the requirements.");
    private static readonly Reply WrongCrcAnswer =
        Of(403, 214, "Webhook URL does not meet the requirements. Invalid CRC token or json response format.");
    private static readonly Reply SlowCrcAnswer =
        Of(403, 214, "High latency on CRC GET request. Your webhook should respond in less than 3 seconds.");
    private static readonly Reply CrcStatusNot200 =
        Of(403, 214, "Non-200 response code during CRC GET request (i.e. 404, 500, etc).");

    public static Reply Of(int status, int code, string message) =>
        Reply.Ok(new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message }) }, status);

    // What v1.1 says of a URL registered twice is not known; of its five messages the general one says least that is wrong.
    public static Reply Of(WebhookFailure failure) => failure switch
    {
        WebhookFailure.TooManyWebhooks => TooManyResources,
        WebhookFailure.WrongCrcAnswer => WrongCrcAnswer,
        WebhookFailure.SlowCrcAnswer => SlowCrcAnswer,
        WebhookFailure.CrcStatusNot200 => CrcStatusNot200,
        _ => UrlRefused,
    };
}
