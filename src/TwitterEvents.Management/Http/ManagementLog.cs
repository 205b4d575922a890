using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management;

/// <summary>What is logged. Never a credential.</summary>
internal static partial class ManagementLog
{
    public const string Category = "TwitterEvents.Management";

    [LoggerMessage(201, LogLevel.Information, "{Call}: X limits the rate until {Until:HH:mm:ss} UTC; trying again then.")]
    public static partial void RateLimited(this ILogger logger, string call, DateTime until);

    [LoggerMessage(202, LogLevel.Information, "{Call} failed ({Problem}); trying again in {Wait}.")]
    public static partial void Retrying(this ILogger logger, string call, string problem, TimeSpan wait);

    [LoggerMessage(204, LogLevel.Information, "X took the subscription to {EventType} with {Used}, and not with {Refused}.")]
    public static partial void OtherCredentialWorked(this ILogger logger, string eventType, string used, string refused);

    [LoggerMessage(203, LogLevel.Error, "The new settings are not valid, the last valid ones stay in force. {Reason}")]
    public static partial void ReloadRefused(this ILogger logger, string reason);

    [LoggerMessage(205, LogLevel.Debug, "Renewed the tokens of user {UserId}.")]
    public static partial void Renewed(this ILogger logger, string userId);

    [LoggerMessage(206, LogLevel.Warning, "The tokens of user {UserId} were not renewed. {Problem}")]
    public static partial void NotRenewed(this ILogger logger, string userId, string problem);

    [LoggerMessage(207, LogLevel.Error, "The new tokens of user {UserId} could not be stored ({ExceptionType}). They are kept in memory and stored at the next use; if the process ends before, the user has to sign in again.")]
    public static partial void NotStored(this ILogger logger, string userId, string exceptionType);
}
