using Microsoft.Extensions.Logging;

namespace TwitterEvents.SignIn;

/// <summary>What sign-ins log. Never a code or token.</summary>
internal static partial class SignInLog
{
    public const string Category = "TwitterEvents.SignIn";

    [LoggerMessage(401, LogLevel.Information, "User {UserId} has signed in with X.")]
    public static partial void SignedIn(this ILogger logger, string userId);

    [LoggerMessage(402, LogLevel.Warning, "A sign-in with X has failed. {Problem}")]
    public static partial void Failed(this ILogger logger, string problem);

    [LoggerMessage(403, LogLevel.Error, "A sign-in with X has failed ({ExceptionType}).")]
    public static partial void Broken(this ILogger logger, string? exceptionType, Exception exception);
}
