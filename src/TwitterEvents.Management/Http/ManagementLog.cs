using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management;

/// <summary>What is logged. Never a credential.</summary>
internal static partial class ManagementLog
{
    public const string Category = "TwitterEvents.Management";

    [LoggerMessage(201, LogLevel.Information, "{Method} {Path}: X limits the rate; trying again in {Wait}.")]
    public static partial void RateLimited(this ILogger logger, string method, string path, TimeSpan wait);

    [LoggerMessage(202, LogLevel.Information, "{Method} {Path} failed ({Problem}); trying again in {Wait}.")]
    public static partial void Retrying(this ILogger logger, string method, string path, string problem, TimeSpan wait);
}
