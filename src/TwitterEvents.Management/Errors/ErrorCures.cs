namespace TwitterEvents.Management;

/// <summary>What to do about each kind of error.</summary>
internal static class ErrorCures
{
    private const string Permissions = "Give the app Read and write and Direct message permission (developer portal, User authentication settings), "
        + "then generate new access tokens: the old ones keep what they had. A token of OAuth 2.0 needs the scopes tweet.read users.read dm.read dm.write.";

    private const string GatewayPage = "A page of a gateway, X's or of what stands between (a proxy, a firewall): try again in a few minutes, after a look at the list if "
        + "the call changes something; if it stays, check the base address, and what stands between.";

    private static readonly Dictionary<TwitterErrorKind, string> Cures = new()
    {
        [TwitterErrorKind.Unknown] = "It is not a documented error. X's answer is the error's Body; the tool shows it with --json.",
        [TwitterErrorKind.Unreachable] = "Nothing has happened at X. Check the network, a proxy, and the base address.",
        [TwitterErrorKind.Unclear] = "X may have done it: list, compare, and only then call again.",
        [TwitterErrorKind.AnswerLost] = "Check the network, a proxy, and the base address; it was tried several times.",
        [TwitterErrorKind.NotUnderstood] = "List to see what X has done, and please report the answer: it is the error's Body; the tool shows it with --json.",
        [TwitterErrorKind.TooLarge] = "X's answers are smaller: check what stands between, and the base address. If the call changes something, list to see what X has done.",
        [TwitterErrorKind.NotX] = "This is no answer of X's API: check the base address, and what stands between (a proxy, a firewall, a login page). Its text is the error's Body; the tool shows it with --json.",
        [TwitterErrorKind.NotDone] = "List to see how things stand, then call again.",
        [TwitterErrorKind.InternalError] = "It is X's fault; try again later.",
        [TwitterErrorKind.ServiceDown] = "It is X's fault; try again in a few minutes.",
        [TwitterErrorKind.TooManyConnections] =
            "X allows an app two connections to the stream, those of all its processes together: stop another instance or `twitter-events listen`, or set Connections to 1. One that has just "
                + "broken counts for some time.",
        [TwitterErrorKind.RateLimited] = "Wait until X's 15-minute window is over.",
        [TwitterErrorKind.DailyLimit] =
            "The calls of 24 hours are used up: wait for the time named, and call less often; a larger plan (developer portal, Billing) has more.",
        [TwitterErrorKind.UsageCapExceeded] =
            "The plan's cap is used up: wait for the next period (developer portal, Usage), or get a larger plan or credits (Billing).",
        [TwitterErrorKind.SpendingLimit] = "The spending limit is reached: raise it (developer portal, Billing), or wait for the next billing cycle.",
        [TwitterErrorKind.NoCredits] = "Buy credits for the account the app belongs to (developer portal, Billing); until then X refuses every such call.",
        [TwitterErrorKind.NotAuthenticated] =
            "Check that key, secret and tokens belong to one app, were copied whole and not regenerated since, and that this machine's clock is right.",
        [TwitterErrorKind.TokenInvalid] = "Generate new access tokens (developer portal, Keys and tokens), or let the user authorize the app again.",
        [TwitterErrorKind.ClockWrong] = "Set this machine's clock: X takes signatures that are at most minutes old.",
        [TwitterErrorKind.ClientNotPermitted] = "The call takes another kind of token.",
        [TwitterErrorKind.UnsupportedAuthentication] = "The call takes another kind of token.",
        [TwitterErrorKind.GrantLost] =
            "Let the user sign in again. A refresh token works once: let no other program, and no copy of the token store, use the same ones.",
        [TwitterErrorKind.RenewalUnclear] = "Let the user sign in again: X takes a refresh token once, and a second use would end the grant.",
        [TwitterErrorKind.Forbidden] =
            "Check that the app's plan has the Account Activity API, that it has Direct message permission, and that the user authorized it after that.",
        [TwitterErrorKind.NoAccess] = "Give the app access to the Account Activity API: attach it to a project and plan that has it, and to the environment.",
        [TwitterErrorKind.NotInPlan] =
            "The app's plan does not have this call (the Account Activity API, or Replay): apply for it in the developer portal, or use another API generation.",
        [TwitterErrorKind.AppNotEnrolled] =
            "Attach the app to a project whose plan has this call (developer portal, Projects & Apps), or use the keys of an app that is.",
        [TwitterErrorKind.AppSuspended] = "X has suspended the app: see the developer portal and X's mails for why, and appeal there.",
        [TwitterErrorKind.AppIsReadOnly] = Permissions,
        [TwitterErrorKind.PermissionMissing] = Permissions,
        [TwitterErrorKind.DirectMessagePermissionMissing] = Permissions,
        [TwitterErrorKind.NotAuthorizedForResource] =
            "Use the tokens of the app the webhook belongs to, and of the very user; let the user authorize the app again if it was before its permissions changed.",
        [TwitterErrorKind.UserNotPermitted] = "Subscribe with that user's own tokens, given to this very app after it got Direct message permission.",
        [TwitterErrorKind.AccountLocked] = "The user must sign in to x.com and unlock the account.",
        [TwitterErrorKind.AccountSuspended] = "X has suspended the user's account; only its owner can appeal.",
        [TwitterErrorKind.NotFound] =
            "Check the webhook's id and the environment's label (upper and lower case differ); list the webhooks to see what exists.",
        [TwitterErrorKind.WebhookIdInvalid] = "List the webhooks and take the id from there.",
        [TwitterErrorKind.NoWebhook] = "Create the webhook first, then subscribe.",
        [TwitterErrorKind.UrlRefused] = "Use a public https:// URL with a valid certificate, without a port and without a redirect.",
        [TwitterErrorKind.DuplicateUrl] = "Use the webhook that exists; list to see its id.",
        [TwitterErrorKind.TooManyWebhooks] = "Delete a webhook you no longer need, or use the one that exists.",
        [TwitterErrorKind.CrcFailed] =
            "The webhook must answer the check with 200 and the right token: give the receiver the consumer secret of this very app, and its client secret if it "
                + "has one; with both, CrcSecret says which one answers (Client or Consumer): try the other.",
        [TwitterErrorKind.CrcTooSlow] = "The webhook must answer the check within 3 s, also just after its start.",
        [TwitterErrorKind.CrcStatus] = "The webhook must answer the check with 200: check its path, authentication in front of it, and redirects.",
        [TwitterErrorKind.WebhookInvalid] = "Validate the webhook first.",
        [TwitterErrorKind.AlreadySubscribed] = "Nothing to do: the user is subscribed.",
        [TwitterErrorKind.NotSubscribed] = "Nothing to do: the user is not subscribed to this webhook.",
        [TwitterErrorKind.TooManySubscriptions] = "End subscriptions you no longer need, or get a larger plan.",
        [TwitterErrorKind.ParameterInvalid] = "Check ids (digits only), the URL (at most 200 characters) and dates (UTC, to the minute).",
        [TwitterErrorKind.ParameterMissing] = "Give what X names; a replay needs both dates.",
        [TwitterErrorKind.ReplayInProgress] = "Wait for the replay_job_status event of the job that is under way.",
        [TwitterErrorKind.ReplayDatesOutOfRange] = "Let the first date come before the last, and reach back at most 24 hours (v2) or five days (v1.1).",
        [TwitterErrorKind.ReplayDateNotPast] = "Let the window end at least ten minutes ago (v1.1: begin at least 31 minutes ago).",
    };

    private const string Scopes = "Let the user sign in again, and allow what the event type needs (ActivityEventType.Scope; `twitter-events activity types` lists it). Messages also take an app "
        + "with Read and write and Direct message permission (developer portal, User authentication settings); tokens from before it keep what they had.";

    /// <summary>What is another thing to do where the call is one of X Activity, and not of Account Activity.</summary>
    private static readonly Dictionary<TwitterErrorKind, string> OfActivity = new()
    {
        [TwitterErrorKind.Forbidden] = $"Check that the app's plan has X Activity, and that tokens of users are of those who have let the app in. {Scopes}",
        [TwitterErrorKind.NoAccess] = "Give the app access to X Activity: attach it to a project whose plan has it.",
        [TwitterErrorKind.NotInPlan] = "The app's plan does not have this call or event type of X Activity: get a plan that has it in the developer portal.",
        [TwitterErrorKind.PermissionMissing] = Scopes,
        [TwitterErrorKind.DirectMessagePermissionMissing] = Scopes,
        [TwitterErrorKind.NotAuthorizedForResource] =
            "Use the tokens of the very user the subscription is about, given to this very app; let the user authorize the app again if it was before its permissions changed.",
        [TwitterErrorKind.UserNotPermitted] = "Subscribe with that user's own tokens, given to this very app.",
        [TwitterErrorKind.NotFound] = "List the subscriptions and the webhooks to see what exists.",
        [TwitterErrorKind.AlreadySubscribed] = "Nothing to do, if it is the same: list to see which subscription exists, or overlaps with it.",
        [TwitterErrorKind.NotSubscribed] = "Nothing to do: there is no such subscription.",
        [TwitterErrorKind.ParameterInvalid] = "Check the event type, the ids (digits only), the direction, and the tag (1 to 200 characters).",
        [TwitterErrorKind.ParameterMissing] = "Give what X names.",
    };

    /// <summary>What X calls its kinds of authentication, and where they come from here.</summary>
    private static readonly (string XSays, string Here)[] Authentications =
    [
        ("Application-Only", ApiAuthorization.BearerName),
        ("OAuth 2.0 User Context", ApiAuthorization.OAuth2Name),
        ("OAuth 1.0a User Context", ApiAuthorization.OAuth1Name),
    ];

    /// <summary>It never sends its reader to the tool's <c>doctor</c>, so that doctor can say it.</summary>
    public static string CureOf(TwitterErrorKind kind) => Cures[kind];

    /// <summary>
    /// The cure of a call that was made with the wrong kind of token names the kind it takes; that of a gateway's page blames nobody: whose
    /// gateway it is, the page does not prove.
    /// </summary>
    public static string CureOf(TwitterErrorKind kind, ApiAnswer answer, XProblem problem)
    {
        if (kind == TwitterErrorKind.ServiceDown && answer.IsPage)
        {
            return GatewayPage;
        }

        if (kind is not (TwitterErrorKind.ClientNotPermitted or TwitterErrorKind.UnsupportedAuthentication))
        {
            return answer.Call.IsOfActivity && OfActivity.TryGetValue(kind, out var cure) ? cure : CureOf(kind);
        }

        var supported = problem.Message.IndexOf("Supported authentication", StringComparison.OrdinalIgnoreCase);
        string[] taken = supported < 0
            ? []
            : [.. Authentications.Where(entry => problem.Message.IndexOf(entry.XSays, supported, StringComparison.OrdinalIgnoreCase) >= 0).Select(entry => entry.Here)];
        var used = answer.Call.Authorization;
        return taken.Length > 0
            ? $"The call was made with {used.Used}; it takes {string.Join(" or ", taken)}."
            : $"The call was made with {used.Used}; X wants another kind, probably {used.Other}.";
    }

    /// <summary>Where the tool's <c>doctor</c> can say more, or another command of it helps; null where none does.</summary>
    public static string? HintOf(TwitterErrorKind kind) => kind switch
    {
        TwitterErrorKind.CrcFailed or TwitterErrorKind.CrcTooSlow or TwitterErrorKind.CrcStatus =>
            "Run `twitter-events doctor` against the URL: it asks the same check and says what is wrong.",
        TwitterErrorKind.GrantLost or TwitterErrorKind.RenewalUnclear => "`twitter-events connect` lets a user sign in from a shell.",
        TwitterErrorKind.Unknown => "`twitter-events doctor` looks at everything that is known to go wrong.",
        _ => null,
    };
}
