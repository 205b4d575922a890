namespace TwitterEvents.Management;

/// <summary>What X's codes, messages and reasons mean, and what to do about each.</summary>
internal static class ErrorCures
{
    private const string SeeCrc =
        "Run `twitter-events doctor` against the URL: it asks the same check and says what is wrong.";

    /// <summary>The five messages under one code, most telling words first: the second contains the beginning of another.</summary>
    private static readonly (string Words, TwitterErrorKind Kind)[] Code214 =
    [
        ("Invalid CRC token", TwitterErrorKind.CrcFailed),
        ("High latency", TwitterErrorKind.CrcTooSlow),
        ("Non-200", TwitterErrorKind.CrcStatus),
        ("Too many resources", TwitterErrorKind.TooManyWebhooks),
        ("marked invalid", TwitterErrorKind.WebhookInvalid),
        ("URL does not meet", TwitterErrorKind.UrlRefused),
    ];

    private static readonly Dictionary<int, TwitterErrorKind> Codes = new()
    {
        [0] = TwitterErrorKind.InternalError,
        [32] = TwitterErrorKind.NotAuthenticated,
        [34] = TwitterErrorKind.NotFound,
        [61] = TwitterErrorKind.ClientNotPermitted,
        [67] = TwitterErrorKind.ServiceDown,
        [88] = TwitterErrorKind.RateLimited,
        [89] = TwitterErrorKind.TokenInvalid,
        [200] = TwitterErrorKind.NotInPlan,
        [261] = TwitterErrorKind.AppIsReadOnly,
        [348] = TwitterErrorKind.UserNotPermitted,
        [356] = TwitterErrorKind.ReplayDatesOutOfRange,
        [357] = TwitterErrorKind.ReplayParameterMissing,
        [358] = TwitterErrorKind.ParameterInvalid,
        [360] = TwitterErrorKind.WebhookIdInvalid,
        [368] = TwitterErrorKind.ReplayDateNotPast,
    };

    private static readonly Dictionary<string, TwitterErrorKind> Reasons = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CrcValidationFailed"] = TwitterErrorKind.CrcFailed,
        ["UrlValidationFailed"] = TwitterErrorKind.UrlRefused,
        ["DuplicateUrlFailed"] = TwitterErrorKind.DuplicateUrl,
        ["WebhookLimitExceeded"] = TwitterErrorKind.TooManyWebhooks,
        ["WebhookIdInvalid"] = TwitterErrorKind.WebhookIdInvalid,
        ["DuplicateSubscriptionFailed"] = TwitterErrorKind.AlreadySubscribed,
        ["SubscriptionLimitExceeded"] = TwitterErrorKind.TooManySubscriptions,
        ["SubscriptionNotFound"] = TwitterErrorKind.NotSubscribed,
        ["QueryParamInvalid"] = TwitterErrorKind.ParameterInvalid,
        ["ReplayConflictError"] = TwitterErrorKind.ReplayInProgress,
    };

    private static readonly Dictionary<TwitterErrorKind, string> Cures = new()
    {
        [TwitterErrorKind.Unreachable] = "Nothing has happened at X. Check the network, a proxy, and the base address.",
        [TwitterErrorKind.Unclear] = "X may have done it: list, compare, and only then call again.",
        [TwitterErrorKind.AnswerLost] = "Check the network, a proxy, and the base address; it was tried several times.",
        [TwitterErrorKind.NotUnderstood] = "List to see what X has done. The answer is in the error's Body; please report it.",
        [TwitterErrorKind.InternalError] = "It is X's fault; try again later.",
        [TwitterErrorKind.ServiceDown] = "It is X's fault; try again in a few minutes.",
        [TwitterErrorKind.NotAuthenticated] =
            "Check that key, secret and tokens belong to one app, were copied whole and not regenerated since, and that this machine's clock is right.",
        [TwitterErrorKind.NotFound] =
            "Check the webhook's id and the environment's label (upper and lower case differ); list the webhooks to see what exists.",
        [TwitterErrorKind.ClientNotPermitted] = "This call wants the app-only bearer token: set BearerToken, or ConsumerKey and ConsumerSecret.",
        [TwitterErrorKind.RateLimited] = "Wait until X's 15-minute window is over.",
        [TwitterErrorKind.TokenInvalid] = "Generate new access tokens (developer portal, Keys and tokens), or let the user authorize the app again.",
        [TwitterErrorKind.NoAccess] = "Give the app access to the Account Activity API: attach it to a project and plan that has it, and to the environment.",
        [TwitterErrorKind.Forbidden] =
            "Check that the app's plan has the Account Activity API, that it has Direct message permission, and that the user authorized it after that.",
        [TwitterErrorKind.NotInPlan] =
            "The app's plan does not have this call (the Account Activity API, or Replay): apply for it in the developer portal, or use another API generation.",
        [TwitterErrorKind.UrlRefused] = "Use a public https:// URL with a valid certificate, without a port and without a redirect.",
        [TwitterErrorKind.TooManyWebhooks] = "Delete a webhook you no longer need, or use the one that exists.",
        [TwitterErrorKind.CrcFailed] =
            "The webhook must answer the check with 200 and the right token: give the receiver the consumer secret of this very app (see CrcSecret if it has "
                + "a client secret too). " + SeeCrc,
        [TwitterErrorKind.CrcTooSlow] = "The webhook must answer the check within 3 s, also just after its start. " + SeeCrc,
        [TwitterErrorKind.CrcStatus] = "The webhook must answer the check with 200: check its path, authentication in front of it, and redirects. " + SeeCrc,
        [TwitterErrorKind.WebhookInvalid] = "Validate the webhook first.",
        [TwitterErrorKind.AppIsReadOnly] =
            "Give the app Read and write and Direct message permission (User authentication settings), then generate new access tokens.",
        [TwitterErrorKind.UserNotPermitted] =
            "Subscribe with that user's own tokens, given to this very app after it got Direct message permission.",
        [TwitterErrorKind.AlreadySubscribed] = "Nothing to do: the user is subscribed.",
        [TwitterErrorKind.TooManySubscriptions] = "End subscriptions you no longer need, or get a larger plan.",
        [TwitterErrorKind.NotSubscribed] = "Nothing to do: the user is not subscribed to this webhook.",
        [TwitterErrorKind.DuplicateUrl] = "Use the webhook that exists; list to see its id.",
        [TwitterErrorKind.WebhookIdInvalid] = "List the webhooks and take the id from there.",
        [TwitterErrorKind.ReplayInProgress] = "Wait for the replay_job_status event of the job that is under way.",
        [TwitterErrorKind.ReplayDatesOutOfRange] =
            "Let the first date come before the last, and reach back at most 24 hours (v2) or five days (v1.1).",
        [TwitterErrorKind.ReplayParameterMissing] = "Give both dates.",
        [TwitterErrorKind.ParameterInvalid] = "Check ids (digits only) and dates (UTC, to the minute).",
        [TwitterErrorKind.ReplayDateNotPast] = "Let the window end at least ten minutes ago (v1.1: begin at least 31 minutes ago).",
    };

    public static string CureOf(TwitterErrorKind kind) =>
        Cures.GetValueOrDefault(kind, "It is not a documented error: X's answer is in the error's Body; `twitter-events doctor` looks at everything that is known to go wrong.");

    /// <summary>The reason a text names, as X writes it; null if it names none.</summary>
    public static string? FindReason(string text) =>
        Reasons.Keys.FirstOrDefault(reason => text.Contains(reason, StringComparison.OrdinalIgnoreCase));

    public static TwitterErrorKind KindOf(int status, int? code, string? reason, string message)
    {
        if (reason is not null)
        {
            return Reasons[reason];
        }

        return code switch
        {
            214 => Code214.FirstOrDefault(entry => message.Contains(entry.Words, StringComparison.OrdinalIgnoreCase)).Kind,
            99 => message.Contains("verify your credentials", StringComparison.OrdinalIgnoreCase) ? TwitterErrorKind.NotAuthenticated : TwitterErrorKind.NoAccess,
            355 => message.Contains("replay", StringComparison.OrdinalIgnoreCase) ? TwitterErrorKind.ReplayInProgress : TwitterErrorKind.AlreadySubscribed,
            { } known when Codes.TryGetValue(known, out var kind) => kind,
            not null => TwitterErrorKind.Unknown,
            null => KindOf(status),
        };
    }

    /// <summary>An answer without code and reason, perhaps not X's own.</summary>
    private static TwitterErrorKind KindOf(int status) => status switch
    {
        401 => TwitterErrorKind.NotAuthenticated,
        403 => TwitterErrorKind.Forbidden,
        404 => TwitterErrorKind.NotFound,
        429 => TwitterErrorKind.RateLimited,
        500 => TwitterErrorKind.InternalError,
        > 500 => TwitterErrorKind.ServiceDown,
        _ => TwitterErrorKind.Unknown,
    };
}
