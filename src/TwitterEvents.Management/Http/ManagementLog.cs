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
}
