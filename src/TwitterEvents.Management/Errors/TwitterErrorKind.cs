namespace TwitterEvents.Management;

/// <summary>What went wrong, in words that are the same for every generation of the API.</summary>
public enum TwitterErrorKind
{
    /// <summary>Something X has not documented: see the error's code, message and body.</summary>
    Unknown,

    /// <summary>No answer came, and the connection was never made: nothing has happened.</summary>
    Unreachable,

    /// <summary>No answer came to a call that may have been done: list, and compare.</summary>
    Unclear,

    /// <summary>No whole answer came to a call that only reads.</summary>
    AnswerLost,

    /// <summary>X says it has done the call, in a body that cannot be read.</summary>
    NotUnderstood,

    /// <summary>Code 0: an internal error of X.</summary>
    InternalError,

    /// <summary>Code 67, or another status of 500 and above: a service of X is down.</summary>
    ServiceDown,

    /// <summary>Code 32, or 99 when a bearer token is fetched: wrong key, secret or kind of authentication.</summary>
    NotAuthenticated,

    /// <summary>Code 34: no such webhook, environment or subscription.</summary>
    NotFound,

    /// <summary>Code 61: this kind of credential may not make this call.</summary>
    ClientNotPermitted,

    /// <summary>Code 88: too many calls.</summary>
    RateLimited,

    /// <summary>Code 89: the token has been revoked or has expired.</summary>
    TokenInvalid,

    /// <summary>Code 99: the app has no access to this list.</summary>
    NoAccess,

    /// <summary>403 without a code or reason: app, plan or user may not do this.</summary>
    Forbidden,

    /// <summary>Code 200: the app's plan does not have what is called.</summary>
    NotInPlan,

    /// <summary>Code 214 or <c>UrlValidationFailed</c>: X does not take such a URL.</summary>
    UrlRefused,

    /// <summary>Code 214 or <c>WebhookLimitExceeded</c>: no further webhook is allowed.</summary>
    TooManyWebhooks,

    /// <summary>Code 214 or <c>CrcValidationFailed</c>: the webhook's answer to the CRC was wrong.</summary>
    CrcFailed,

    /// <summary>Code 214: the webhook's answer to the CRC came too late.</summary>
    CrcTooSlow,

    /// <summary>Code 214: the webhook answered the CRC with another status than 200.</summary>
    CrcStatus,

    /// <summary>Code 214 of a replay: the webhook is invalid.</summary>
    WebhookInvalid,

    /// <summary>Code 261: the app may only read.</summary>
    AppIsReadOnly,

    /// <summary>Code 348: the user has not authorized this app for this.</summary>
    UserNotPermitted,

    /// <summary>Code 355 or <c>DuplicateSubscriptionFailed</c>: the user is subscribed already.</summary>
    AlreadySubscribed,

    /// <summary><c>SubscriptionLimitExceeded</c>: no further user may be subscribed.</summary>
    TooManySubscriptions,

    /// <summary><c>SubscriptionNotFound</c>: the user is not subscribed.</summary>
    NotSubscribed,

    /// <summary><c>DuplicateUrlFailed</c>: a webhook with this URL exists.</summary>
    DuplicateUrl,

    /// <summary><c>WebhookIdInvalid</c>, code 360: there is no such webhook.</summary>
    WebhookIdInvalid,

    /// <summary>Code 355 of a replay or <c>ReplayConflictError</c>: a job is under way.</summary>
    ReplayInProgress,

    /// <summary>Code 356: the dates are in the wrong order, or too long ago.</summary>
    ReplayDatesOutOfRange,

    /// <summary>Code 357: a parameter of the replay is missing.</summary>
    ReplayParameterMissing,

    /// <summary>Code 358 or <c>QueryParamInvalid</c>: a parameter cannot be read.</summary>
    ParameterInvalid,

    /// <summary>Code 368: a date of the replay is not in the past.</summary>
    ReplayDateNotPast,
}
