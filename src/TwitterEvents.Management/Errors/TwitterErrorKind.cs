namespace TwitterEvents.Management;

/// <summary>
/// What went wrong, in words that are the same for every generation of the API. The numbers never change, so that a log or a store may keep
/// them; those of one kind stand together.
/// </summary>
public enum TwitterErrorKind
{
    /// <summary>Something X has not documented: see the error's code, message and body.</summary>
    Unknown = 0,

    /// <summary>No answer came, and the connection was never made: nothing has happened.</summary>
    Unreachable = 10,

    /// <summary>No answer came to a call that may have been done: list, and compare.</summary>
    Unclear = 11,

    /// <summary>No whole answer came to a call that only reads.</summary>
    AnswerLost = 12,

    /// <summary>An answer of success that does not hold what X promises, or cannot be read.</summary>
    NotUnderstood = 20,

    /// <summary>The answer is larger than 4 MB; the rest was not read.</summary>
    TooLarge = 21,

    /// <summary>Something else than X's API answered: a page of a proxy, a firewall or a login, or a redirect.</summary>
    NotX = 22,

    /// <summary>X answers 200 and says, without a reason, that it has not done the call.</summary>
    NotDone = 23,

    /// <summary>Code 0, 131, or 500 that is no page: an internal error of X.</summary>
    InternalError = 30,

    /// <summary>Code 67, 130, or another status above 500: a service of X, or (502 to 504) a gateway in front of it, is down.</summary>
    ServiceDown = 31,

    /// <summary>Code 88, or 429 that is no page and without another reason: too many calls in the window of 15 minutes. The only limit that is waited for.</summary>
    RateLimited = 40,

    /// <summary>429 whose limit of 24 hours (of the app or of the user) is used up.</summary>
    DailyLimit = 41,

    /// <summary>429 <c>UsageCapExceeded</c>: the plan's cap, by custom of the month, is used up.</summary>
    UsageCapExceeded = 42,

    /// <summary>The spending limit set for the account is reached.</summary>
    SpendingLimit = 43,

    /// <summary>402: the account has no credits.</summary>
    NoCredits = 44,

    /// <summary>Code 32, 215, or 99 when a bearer token is fetched: wrong key, secret or kind of authentication.</summary>
    NotAuthenticated = 50,

    /// <summary>Code 89: the token has been revoked or has expired.</summary>
    TokenInvalid = 51,

    /// <summary>Code 135: the time of the signature is not X's.</summary>
    ClockWrong = 52,

    /// <summary>Code 61 or 87: this kind of credential may not make this call.</summary>
    ClientNotPermitted = 53,

    /// <summary>403 <c>unsupported-authentication</c>: the call takes another kind of token.</summary>
    UnsupportedAuthentication = 54,

    /// <summary><c>invalid_grant</c>: the refresh token was used before, has been revoked, or has expired. The user has to sign in again.</summary>
    GrantLost = 55,

    /// <summary>A renewal of a user's tokens was begun and its end is not known: the refresh token may be used up. It is not tried again.</summary>
    RenewalUnclear = 56,

    /// <summary>403 without a code or reason: app, plan or user may not do this.</summary>
    Forbidden = 60,

    /// <summary>Code 37 or 99: the app has no access to this.</summary>
    NoAccess = 61,

    /// <summary>Code 200 or 453: the app's plan does not have what is called.</summary>
    NotInPlan = 62,

    /// <summary>403 <c>client-forbidden</c>: the app belongs to no project, or the project has no plan.</summary>
    AppNotEnrolled = 63,

    /// <summary>Code 416: the app is suspended.</summary>
    AppSuspended = 64,

    /// <summary>Code 261: the app may only read.</summary>
    AppIsReadOnly = 65,

    /// <summary>403 <c>oauth1-permissions</c>: the app, or the token it was given, lacks a permission.</summary>
    PermissionMissing = 66,

    /// <summary>Code 93: the app, or the token it was given, may not see Direct Messages.</summary>
    DirectMessagePermissionMissing = 67,

    /// <summary>403 <c>not-authorized-for-resource</c>: it is not this app's, or the user has not authorized the app.</summary>
    NotAuthorizedForResource = 68,

    /// <summary>Code 348: the user has not authorized this app for this.</summary>
    UserNotPermitted = 70,

    /// <summary>Code 326: X has locked the user's account for now.</summary>
    AccountLocked = 71,

    /// <summary>Code 64: the user's account is suspended.</summary>
    AccountSuspended = 72,

    /// <summary>Code 34: no such webhook, environment or subscription.</summary>
    NotFound = 80,

    /// <summary><c>WebhookIdInvalid</c>, code 360: there is no such webhook.</summary>
    WebhookIdInvalid = 81,

    /// <summary>Code 170 of a subscription: there is no webhook to subscribe to.</summary>
    NoWebhook = 82,

    /// <summary>Code 214 or <c>UrlValidationFailed</c>: X does not take such a URL.</summary>
    UrlRefused = 83,

    /// <summary><c>DuplicateUrlFailed</c>, or 409 of a creation: a webhook with this URL exists.</summary>
    DuplicateUrl = 84,

    /// <summary>Code 214 or <c>WebhookLimitExceeded</c>: no further webhook is allowed.</summary>
    TooManyWebhooks = 85,

    /// <summary>Code 214 or <c>CrcValidationFailed</c>: the webhook's answer to the CRC was wrong.</summary>
    CrcFailed = 86,

    /// <summary>Code 214: the webhook's answer to the CRC came too late.</summary>
    CrcTooSlow = 87,

    /// <summary>Code 214: the webhook answered the CRC with another status than 200.</summary>
    CrcStatus = 88,

    /// <summary>Code 214 of a replay: the webhook is invalid.</summary>
    WebhookInvalid = 89,

    /// <summary>Code 355, <c>DuplicateSubscriptionFailed</c>, or 409 of a subscription: the user is subscribed already, as wanted.</summary>
    AlreadySubscribed = 90,

    /// <summary><c>SubscriptionNotFound</c>: the user is not subscribed.</summary>
    NotSubscribed = 91,

    /// <summary><c>SubscriptionLimitExceeded</c>: no further user may be subscribed.</summary>
    TooManySubscriptions = 92,

    /// <summary><c>TooManyConnections</c>: the app has as many connections to the stream as it may have.</summary>
    TooManyConnections = 93,

    /// <summary>Code 358, <c>QueryParamInvalid</c> or <c>invalid-request</c>: a parameter cannot be read.</summary>
    ParameterInvalid = 100,

    /// <summary>Code 357, or 170 otherwise: a parameter is missing.</summary>
    ParameterMissing = 101,

    /// <summary>Code 355 of a replay, <c>ReplayConflictError</c>, or 409 of a replay: a job is under way.</summary>
    ReplayInProgress = 102,

    /// <summary>Code 356: the dates are in the wrong order, or too long ago.</summary>
    ReplayDatesOutOfRange = 103,

    /// <summary>Code 368: a date of the replay is not in the past.</summary>
    ReplayDateNotPast = 104,
}
