using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Receiving;

/// <summary>What the receiver logs. Never a secret, a token, a signature or text of a body.</summary>
internal static partial class ReceiverLog
{
    public const string Category = "TwitterEvents.Receiving";

    public static ILogger CreateLogger(ILoggerFactory loggers) => SafeLogger.Create(loggers, Category);

    [LoggerMessage(EventId = 101, Message = "Answered {StatusCode} to a {Method} of {Endpoint}: {Cause} ({Reason}).")]
    public static partial void Refused(
        this ILogger logger, LogLevel level, int statusCode, string method, string endpoint, string cause, string reason);

    [LoggerMessage(102, LogLevel.Warning, "Answered {StatusCode} to {Count} more requests of {Endpoint} in the last minute ({Reason}).")]
    public static partial void RefusedMore(this ILogger logger, long count, int statusCode, string endpoint, string reason);

    [LoggerMessage(EventId = 103, Message = "Answered X's challenge-response check at {Endpoint}.")]
    public static partial void CrcAnswered(this ILogger logger, LogLevel level, string endpoint);

    [LoggerMessage(104, LogLevel.Information, "Answered {Count} more challenge-response checks in the last minute.")]
    public static partial void CrcAnsweredMore(this ILogger logger, long count);

    [LoggerMessage(105, LogLevel.Debug, "The body could not be read to its end.")]
    public static partial void BodyBroken(this ILogger logger, Exception exception);

    [LoggerMessage(106, LogLevel.Debug, "The settings of TwitterEvents were read again.")]
    public static partial void SettingsReloaded(this ILogger logger);

    [LoggerMessage(107, LogLevel.Error, "New settings of TwitterEvents are not valid; the former ones stay in force. {Errors}")]
    public static partial void ReloadRefused(this ILogger logger, string errors);

    [LoggerMessage(
        110,
        LogLevel.Information,
        "{ClientSecret} answers X's challenge-response check, because both secrets are set and {CrcSecret} is not. If X refuses the answer, set "
            + "{CrcSecret} to Consumer.")]
    public static partial void CrcSecretChosen(this ILogger logger, string clientSecret, string crcSecret);
}
