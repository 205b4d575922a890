using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management;

/// <summary>What is logged of the stream: never a credential, and nothing of an event.</summary>
internal static partial class StreamLog
{
    public const string Category = "TwitterEvents.ActivityStream";

    [LoggerMessage(401, LogLevel.Information, "Connected to the stream of X Activity; asked for {Minutes} minutes of what was before.")]
    public static partial void StreamConnected(this ILogger logger, int minutes);

    [LoggerMessage(402, LogLevel.Information, "The stream of X Activity broke ({Problem}). Connecting again in {Wait}.")]
    public static partial void StreamBroke(this ILogger logger, string problem, TimeSpan wait);

    [LoggerMessage(403, LogLevel.Error, "Not connected to the stream of X Activity. {Problem} Next try in {Wait}.")]
    public static partial void StreamRefused(this ILogger logger, string problem, TimeSpan wait);

    [LoggerMessage(404, LogLevel.Debug, "Still not connected to the stream of X Activity. {Problem} Next try in {Wait}.")]
    public static partial void StreamStillRefused(this ILogger logger, string problem, TimeSpan wait);

    [LoggerMessage(405, LogLevel.Warning, "X says on the stream: {Problem}")]
    public static partial void StreamTells(this ILogger logger, string problem);

    [LoggerMessage(406, LogLevel.Warning, "The stream was not read for {Gap}, and X sends again the last {Longest} at most: what happened in the time before that is lost, unless a webhook got it.")]
    public static partial void StreamGap(this ILogger logger, TimeSpan gap, TimeSpan longest);

    [LoggerMessage(407, LogLevel.Warning, "X does not send again what was missed ({Problem}); connecting without. What happened while nothing was connected is lost.")]
    public static partial void StreamWithoutBackfill(this ILogger logger, string problem);

    [LoggerMessage(408, LogLevel.Error, "A line of the stream is longer than {MaxLineBytes} bytes (MaxLineBytes) and is left out.")]
    public static partial void StreamLineLeftOut(this ILogger logger, int maxLineBytes);

    [LoggerMessage(409, LogLevel.Warning, "{MaxPending} deliveries of the stream are in work, wait or are tried again (MaxPending); no more is read until one is done.")]
    public static partial void StreamFull(this ILogger logger, int maxPending);

    [LoggerMessage(410, LogLevel.Error, "Delivery {DeliveryId} of the stream has failed {Attempts} times and is given up.")]
    public static partial void StreamGivenUp(this ILogger logger, string deliveryId, int attempts);

    [LoggerMessage(411, LogLevel.Warning, "The app stops: delivery {DeliveryId} of the stream, which has failed, is not tried again.")]
    public static partial void StreamNotTriedAgain(this ILogger logger, string deliveryId);

    [LoggerMessage(412, LogLevel.Error, "Reading the stream failed ({ExceptionType}): this is a defect of TwitterEvents. Connecting again in {Wait}.")]
    public static partial void StreamDefect(this ILogger logger, string? exceptionType, TimeSpan wait, Exception? exception);
}
