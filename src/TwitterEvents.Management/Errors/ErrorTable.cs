namespace TwitterEvents.Management;

/// <summary>What X's codes, problem types, named reasons and messages mean: each to its <see cref="TwitterErrorKind"/>.</summary>
/// <remarks>
/// Codes: X's references of v1.1 and what was seen. Types: https://docs.x.com/x-api/fundamentals/response-codes-and-errors.
/// </remarks>
internal static class ErrorTable
{
    /// <summary>The longer of two that begin alike comes first.</summary>
    private static readonly (string Name, TwitterErrorKind Kind)[] Reasons =
    [
        ("CrcValidationFailed", TwitterErrorKind.CrcFailed),
        ("UrlValidationFailed", TwitterErrorKind.UrlRefused),
        ("DuplicateUrlFailed", TwitterErrorKind.DuplicateUrl),
        ("WebhookLimitExceeded", TwitterErrorKind.TooManyWebhooks),
        ("WebhookIdInvalid", TwitterErrorKind.WebhookIdInvalid),
        ("DuplicateSubscriptionFailed", TwitterErrorKind.AlreadySubscribed),
        ("DuplicateSubscription", TwitterErrorKind.AlreadySubscribed),
        ("SubscriptionLimitExceeded", TwitterErrorKind.TooManySubscriptions),
        ("SubscriptionNotFound", TwitterErrorKind.NotSubscribed),
        ("QueryParamInvalid", TwitterErrorKind.ParameterInvalid),
        ("ReplayConflictError", TwitterErrorKind.ReplayInProgress),
        ("UsageCapExceeded", TwitterErrorKind.UsageCapExceeded),
        ("TooManyConnections", TwitterErrorKind.TooManyConnections),
        ("SpendCapReached", TwitterErrorKind.SpendingLimit),
        ("CreditsDepleted", TwitterErrorKind.NoCredits),
        ("invalid_grant", TwitterErrorKind.GrantLost),
    ];

    private static readonly Dictionary<int, TwitterErrorKind> Codes = new()
    {
        [0] = TwitterErrorKind.InternalError,
        [32] = TwitterErrorKind.NotAuthenticated,
        [34] = TwitterErrorKind.NotFound,
        [37] = TwitterErrorKind.NoAccess,
        [61] = TwitterErrorKind.ClientNotPermitted,
        [64] = TwitterErrorKind.AccountSuspended,
        [67] = TwitterErrorKind.ServiceDown,
        [87] = TwitterErrorKind.ClientNotPermitted,
        [88] = TwitterErrorKind.RateLimited,
        [89] = TwitterErrorKind.TokenInvalid,
        [93] = TwitterErrorKind.DirectMessagePermissionMissing,
        [99] = TwitterErrorKind.NoAccess,
        [130] = TwitterErrorKind.ServiceDown,
        [131] = TwitterErrorKind.InternalError,
        [135] = TwitterErrorKind.ClockWrong,
        [170] = TwitterErrorKind.ParameterMissing,
        [200] = TwitterErrorKind.NotInPlan,
        [215] = TwitterErrorKind.NotAuthenticated,
        [261] = TwitterErrorKind.AppIsReadOnly,
        [326] = TwitterErrorKind.AccountLocked,
        [348] = TwitterErrorKind.UserNotPermitted,
        [355] = TwitterErrorKind.AlreadySubscribed,
        [356] = TwitterErrorKind.ReplayDatesOutOfRange,
        [357] = TwitterErrorKind.ParameterMissing,
        [358] = TwitterErrorKind.ParameterInvalid,
        [360] = TwitterErrorKind.WebhookIdInvalid,
        [368] = TwitterErrorKind.ReplayDateNotPast,
        [416] = TwitterErrorKind.AppSuspended,
        [453] = TwitterErrorKind.NotInPlan,
    };

    /// <summary>Codes with several meanings, most telling words first: one message of 214 contains the beginning of another.</summary>
    private static readonly (int Code, string Words, TwitterErrorKind Kind)[] WordsOfCodes =
    [
        (214, "Invalid CRC token", TwitterErrorKind.CrcFailed),
        (214, "High latency", TwitterErrorKind.CrcTooSlow),
        (214, "Non-200", TwitterErrorKind.CrcStatus),
        (214, "Too many resources", TwitterErrorKind.TooManyWebhooks),
        (214, "marked invalid", TwitterErrorKind.WebhookInvalid),
        (214, "URL does not meet", TwitterErrorKind.UrlRefused),
        (99, "verify your credentials", TwitterErrorKind.NotAuthenticated),
        (170, "Webhook URL must be defined", TwitterErrorKind.NoWebhook),
        (355, "replay", TwitterErrorKind.ReplayInProgress),
    ];

    /// <summary>By the last part of the problem's <c>type</c>.</summary>
    private static readonly Dictionary<string, TwitterErrorKind> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unsupported-authentication"] = TwitterErrorKind.UnsupportedAuthentication,
        ["client-forbidden"] = TwitterErrorKind.AppNotEnrolled,
        ["oauth1-permissions"] = TwitterErrorKind.PermissionMissing,
        ["not-authorized-for-resource"] = TwitterErrorKind.NotAuthorizedForResource,
        ["not-authorized-for-field"] = TwitterErrorKind.NotAuthorizedForResource,
        ["resource-not-found"] = TwitterErrorKind.NotFound,
        ["resource-unavailable"] = TwitterErrorKind.ServiceDown,
        ["invalid-request"] = TwitterErrorKind.ParameterInvalid,
        ["usage-capped"] = TwitterErrorKind.UsageCapExceeded,
        ["credits"] = TwitterErrorKind.NoCredits,
        ["credits-depleted"] = TwitterErrorKind.NoCredits,
    };

    /// <summary>X writes that a spending limit is reached under the type it has for credits.</summary>
    private static readonly string[] SpendingWords = ["spend cap", "spending cap", "spend limit", "spending limit", "spend-cap", "spending-limit"];

    private static readonly (string Words, TwitterErrorKind Kind)[] Words =
    [
        ("maximum allowed connection", TwitterErrorKind.TooManyConnections),
        ("usage cap", TwitterErrorKind.UsageCapExceeded),
        ("read-only application", TwitterErrorKind.AppIsReadOnly),
        ("direct message", TwitterErrorKind.DirectMessagePermissionMissing),
        ("scope", TwitterErrorKind.PermissionMissing),
    ];

    /// <summary>The reason a text names, as X writes it; null if it names none.</summary>
    public static string? FindReason(string text) =>
        Array.Find(Reasons, reason => text.Contains(reason.Name, StringComparison.OrdinalIgnoreCase)).Name;

    /// <param name="answer">The answer.</param>
    /// <param name="problem">What its body says.</param>
    public static TwitterErrorKind KindOf(ApiAnswer answer, XProblem problem)
    {
        if (problem.Reason is { } named)
        {
            return Array.Find(Reasons, reason => reason.Name == named).Kind;
        }

        if (MayBeWorded(problem) && Array.Exists(SpendingWords, problem.Says))
        {
            return TwitterErrorKind.SpendingLimit;
        }

        var kind = OfCode(problem) ?? OfType(problem);
        if (kind is null or TwitterErrorKind.RateLimited && answer.Limit.IsDaily)
        {
            return TwitterErrorKind.DailyLimit;
        }

        return kind ?? OfConflict(answer, problem) ?? OfWords(problem) ?? OfStatus(answer, problem);
    }

    private static TwitterErrorKind? OfCode(XProblem problem)
    {
        if (problem.Code is not { } code)
        {
            return null;
        }

        var worded = Array.Find(WordsOfCodes, entry => entry.Code == code && problem.Says(entry.Words)).Kind;
        return worded != default ? worded : Codes.TryGetValue(code, out var kind) ? kind : null;
    }

    private static TwitterErrorKind? OfType(XProblem problem) =>
        Types.TryGetValue(problem.Type, out var kind) ? kind : null;

    private static TwitterErrorKind? OfConflict(ApiAnswer answer, XProblem problem) =>
        problem.Status == 409 || problem.Type == "conflict" || problem.Says("duplicate") ? answer.Call.WhenDuplicate : null;

    private static TwitterErrorKind? OfWords(XProblem problem) =>
        MayBeWorded(problem) && Array.Find(Words, entry => problem.Says(entry.Words)) is { Words: not null } found ? found.Kind : null;

    /// <summary>Also a refusal inside an answer of success.</summary>
    private static bool MayBeWorded(XProblem problem) => problem.Status is < 300 or 402 or 403 or 429;

    /// <summary>An answer without code, type and reason, perhaps not X's own: a page is X's word on nothing, and passes only as a gateway's.</summary>
    private static TwitterErrorKind OfStatus(ApiAnswer answer, XProblem problem) => problem.Status switch
    {
        >= 300 and < 400 or 407 => TwitterErrorKind.NotX,
        >= 502 and <= 504 => TwitterErrorKind.ServiceDown,
        _ when answer.IsPage => TwitterErrorKind.NotX,
        429 => TwitterErrorKind.RateLimited,
        500 => TwitterErrorKind.InternalError,
        > 500 => TwitterErrorKind.ServiceDown,
        401 => TwitterErrorKind.NotAuthenticated,
        402 => TwitterErrorKind.NoCredits,
        403 => TwitterErrorKind.Forbidden,
        404 => TwitterErrorKind.NotFound,
        _ => TwitterErrorKind.Unknown,
    };
}
