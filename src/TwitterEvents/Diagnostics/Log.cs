using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TwitterEvents.Diagnostics;

/// <summary>What the library logs. Never a secret, never text of a payload: names, numbers and ids only.</summary>
internal static partial class Log
{
    private const string Category = "TwitterEvents";

    public static ILogger CreateLogger(ILoggerFactory? loggers) => (loggers ?? NullLoggerFactory.Instance).CreateLogger(Category);

    [LoggerMessage(1, LogLevel.Error, "{Handler} failed on {WireName} of delivery {DeliveryId}.")]
    public static partial void HandlerFailed(this ILogger logger, string handler, string wireName, string deliveryId, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "{Handler} was cancelled, by the shutdown or the caller, on {WireName} of delivery {DeliveryId}.")]
    public static partial void HandlerCancelled(this ILogger logger, string handler, string wireName, string deliveryId);

    [LoggerMessage(3, LogLevel.Warning, "Delivery {DeliveryId} ({Bytes} bytes) is malformed at byte {Position}: {Reason}.")]
    public static partial void Malformed(this ILogger logger, string deliveryId, int bytes, long position, MalformedReason reason);

    [LoggerMessage(4, LogLevel.Error, "Delivery {DeliveryId} could not be processed: this is a defect of TwitterEvents.")]
    public static partial void Defect(this ILogger logger, string deliveryId, Exception exception);

    [LoggerMessage(5, LogLevel.Information, "X sends something new at {Path}: {Kind}. It is kept raw; this is logged once a path.")]
    public static partial void NewDrift(this ILogger logger, string path, Reading.DriftKind kind);

    [LoggerMessage(6, LogLevel.Warning, "More than {MaxPaths} paths differ from the schemas; further ones are counted together.")]
    public static partial void TooMuchDrift(this ILogger logger, int maxPaths);

    [LoggerMessage(7, LogLevel.Information, "Waiting for {Count} deliveries in work.")]
    public static partial void Draining(this ILogger logger, int count);

    [LoggerMessage(8, LogLevel.Warning, "{Count} deliveries were still in work when the time to shut down ended.")]
    public static partial void NotDrained(this ILogger logger, int count);
}
