using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>What the tool's exit codes mean. A script may rely on them: what to do next differs from one to the other.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The command ran, and its answer is no; or X refuses what was asked.</summary>
    public const int Failure = 1;

    /// <summary>The command line cannot be understood, or a setting it needs is missing.</summary>
    public const int BadUsage = 2;

    /// <summary>What was inspected is whole, but not all of it is typed.</summary>
    public const int Untyped = 3;

    /// <summary>X, the receiver of <c>send</c>, or the way there, is down; nothing has happened. Again later.</summary>
    public const int NoAnswer = 4;

    /// <summary>X may have done it, or the app may not take what X sends. Look before doing it again.</summary>
    public const int Unclear = 5;

    /// <summary>A limit of X: calls, posts, or money. Not before it is reset or raised.</summary>
    public const int Limited = 6;

    /// <summary>Credentials, permissions or access of the app or the user. Not before somebody mends them.</summary>
    public const int NotPermitted = 7;

    /// <summary>Ctrl+C, as shells count it.</summary>
    public const int Cancelled = 130;

    /// <summary>For the root's help.</summary>
    public const string Help = """
        Exit codes:
          0    done, or already so
          1    X refuses what was asked, or the answer is no (not subscribed, not 200, nobody signed in, doctor found a fault, no such delivery)
          2    bad usage, or a setting is missing
          3    inspect --fail-on-untyped found something that is not typed
          4    X, the receiver of send, or the way there, is down: nothing has happened, try later; or another process holds the inbox locked
          5    it is not clear whether X has done it: list, compare, then call again; or migrate's app does not take deliveries
          6    a limit of X (15 minutes, 24 hours, usage cap, spending, credits): not before it is reset or raised
          7    credentials, permissions or access of app or user: not before they are mended
          130  stopped with Ctrl+C
        """;

    public static int Of(TwitterErrorKind kind) => kind switch
    {
        TwitterErrorKind.Unreachable or TwitterErrorKind.AnswerLost or TwitterErrorKind.InternalError or TwitterErrorKind.ServiceDown => NoAnswer,
        TwitterErrorKind.Unclear or TwitterErrorKind.NotUnderstood or TwitterErrorKind.TooLarge or TwitterErrorKind.NotX
            or TwitterErrorKind.NotDone or TwitterErrorKind.RenewalUnclear => Unclear,
        TwitterErrorKind.RateLimited or TwitterErrorKind.DailyLimit or TwitterErrorKind.UsageCapExceeded or TwitterErrorKind.SpendingLimit
            or TwitterErrorKind.NoCredits or TwitterErrorKind.TooManyConnections => Limited,
        TwitterErrorKind.NotAuthenticated or TwitterErrorKind.TokenInvalid or TwitterErrorKind.ClockWrong or TwitterErrorKind.ClientNotPermitted
            or TwitterErrorKind.UnsupportedAuthentication or TwitterErrorKind.Forbidden or TwitterErrorKind.NoAccess or TwitterErrorKind.NotInPlan
            or TwitterErrorKind.AppNotEnrolled or TwitterErrorKind.AppSuspended or TwitterErrorKind.AppIsReadOnly or TwitterErrorKind.PermissionMissing
            or TwitterErrorKind.DirectMessagePermissionMissing or TwitterErrorKind.NotAuthorizedForResource or TwitterErrorKind.UserNotPermitted
            or TwitterErrorKind.AccountLocked or TwitterErrorKind.AccountSuspended or TwitterErrorKind.GrantLost => NotPermitted,
        TwitterErrorKind.AlreadySubscribed => Success,
        TwitterErrorKind.Unknown or TwitterErrorKind.NotFound or TwitterErrorKind.WebhookIdInvalid or TwitterErrorKind.NoWebhook
            or TwitterErrorKind.UrlRefused or TwitterErrorKind.DuplicateUrl or TwitterErrorKind.TooManyWebhooks or TwitterErrorKind.CrcFailed
            or TwitterErrorKind.CrcTooSlow or TwitterErrorKind.CrcStatus or TwitterErrorKind.WebhookInvalid or TwitterErrorKind.NotSubscribed
            or TwitterErrorKind.TooManySubscriptions or TwitterErrorKind.ParameterInvalid or TwitterErrorKind.ParameterMissing
            or TwitterErrorKind.ReplayInProgress or TwitterErrorKind.ReplayDatesOutOfRange or TwitterErrorKind.ReplayDateNotPast => Failure,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of error without an exit code."),
    };
}
