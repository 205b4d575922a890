using Microsoft.Extensions.Logging;

namespace TwitterEvents.SignIn;

/// <summary>What sign-ins log. Never a code or token.</summary>
internal static partial class SignInLog
{
    public const string Category = "TwitterEvents.SignIn";

    [LoggerMessage(401, LogLevel.Information, "User {UserId} has signed in with X.")]
    public static partial void SignedIn(this ILogger logger, string userId);

    [LoggerMessage(EventId = 402, Message = "A sign-in with X has failed. {Problem}")]
    public static partial void Failed(this ILogger logger, LogLevel level, string problem);

    [LoggerMessage(EventId = 403, Message = "A sign-in with X has failed ({ExceptionType}).")]
    public static partial void Broken(this ILogger logger, LogLevel level, string exceptionType, Exception exception);

    [LoggerMessage(404, LogLevel.Warning, "{Count} more sign-ins with X have failed in the last minute ({Reason}).")]
    public static partial void FailedMore(this ILogger logger, long count, string reason);
}
