using Microsoft.Extensions.Logging;

namespace TwitterEvents.Diagnostics;

/// <summary>What the library logs. Never a secret, never text of a payload: names, numbers and ids only.</summary>
internal static partial class Log
{
    private const string Category = "TwitterEvents";

    public static ILogger CreateLogger(ILoggerFactory? loggers) => SafeLogger.Create(loggers, Category);

    [LoggerMessage(1, LogLevel.Error, "{Handler} failed on {WireName} of delivery {DeliveryId}.")]
    public static partial void HandlerFailed(this ILogger logger, string handler, string wireName, string deliveryId, Exception? exception);

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

    [LoggerMessage(
        9,
        LogLevel.Error,
        "{Handler} overran its time limit of {Limit} on {WireName} of delivery {DeliveryId}: after {Elapsed} its token is cancelled, and the event "
            + "counts as failed. Let it end when its token says so, give it more time ([Handler(TimeoutSeconds = …)], HandlerTimeout), or let "
            + "it only store the work.")]
    public static partial void HandlerTimedOut(
        this ILogger logger, string handler, string wireName, string deliveryId, TimeSpan elapsed, TimeSpan limit);

    [LoggerMessage(
        10,
        LogLevel.Error,
        "{Handler} was not begun within {Elapsed} on {WireName} of delivery {DeliveryId}: every thread of handlers is blocked ({Running} calls "
            + "run). A handler should await rather than block; MaxHandlerThreads bounds the threads.")]
    public static partial void HandlerNotBegun(
        this ILogger logger, string handler, string wireName, string deliveryId, TimeSpan elapsed, int running);

    [LoggerMessage(
        11,
        LogLevel.Warning,
        "{Handler} has ended on {WireName} of delivery {DeliveryId}, {Elapsed} after it began and past its time limit: {Result}.")]
    public static partial void HandlerEndedLate(
        this ILogger logger, string handler, string wireName, string deliveryId, TimeSpan elapsed, string result, Exception? exception);

    [LoggerMessage(
        12,
        LogLevel.Error,
        "{Handler} is not called for {WireName} of delivery {DeliveryId}: {Overrunning} of its calls have overrun their time limit and still run. "
            + "It is called again when one of them ends.")]
    public static partial void HandlerRefused(this ILogger logger, string handler, string wireName, string deliveryId, int overrunning);

    [LoggerMessage(
        13,
        LogLevel.Error,
        "{Handler} succeeded on {WireName} of delivery {DeliveryId}, but disposing its services failed. It is not run again.")]
    public static partial void DisposalFailed(this ILogger logger, string handler, string wireName, string deliveryId, Exception exception);

    [LoggerMessage(
        14,
        LogLevel.Error,
        "Something that {Handler} started on {WireName} of delivery {DeliveryId}, and does not wait for, failed: an async void method, for example.")]
    public static partial void StrayException(this ILogger logger, string handler, string wireName, string deliveryId, Exception exception);

    [LoggerMessage(
        15,
        LogLevel.Warning,
        "Delivery {DeliveryId} has more events than the memory of what was handled keeps for one: those beyond may run again when it comes again. "
            + "RedeliveryCapacity raises it.")]
    public static partial void NotRemembered(this ILogger logger, string deliveryId);

    [LoggerMessage(16, LogLevel.Debug, "{WireName} ({EventType}) of delivery {DeliveryId}: {Outcome}.", SkipEnabledCheck = true)]
    public static partial void EventDone(this ILogger logger, string wireName, string eventType, string deliveryId, EventOutcome outcome);

    [LoggerMessage(
        18,
        LogLevel.Warning,
        "The thread pool does not answer: its {Threads} threads are blocked ({Running} handlers run). It may start more at once until it has "
            + "recovered. A handler should await rather than block, above all after ConfigureAwait(false).")]
    public static partial void PoolBlocked(this ILogger logger, int threads, int running);

    [LoggerMessage(
        19,
        LogLevel.Error,
        "{Handler} succeeded on {WireName} of delivery {DeliveryId}, but disposing its services has not ended within {Limit}. Nothing waits for it.")]
    public static partial void DisposalOverran(this ILogger logger, string handler, string wireName, string deliveryId, TimeSpan limit);

    [LoggerMessage(21, LogLevel.Error, "Deliveries cannot be stored, and are refused: {Problem} The sender is told to send them again.")]
    public static partial void InboxUnavailable(this ILogger logger, string problem, Exception? exception);

    [LoggerMessage(22, LogLevel.Information, "Deliveries are stored again; {Refused} were refused meanwhile.")]
    public static partial void InboxRecovered(this ILogger logger, int refused);

    [LoggerMessage(23, LogLevel.Error, "{Handler} has failed on {WireName} of delivery {DeliveryId}, attempt {Attempt} and the last: it rests as a dead letter.")]
    public static partial void InboxDead(this ILogger logger, string handler, string wireName, string deliveryId, int attempt);

    [LoggerMessage(24, LogLevel.Error, "A call of {Handler} on delivery {DeliveryId} was to be tried again, and there is no such handler for it any more: it rests as a dead letter.")]
    public static partial void InboxHandlerGone(this ILogger logger, string handler, string deliveryId);

    [LoggerMessage(28, LogLevel.Warning, "A call of {Handler} on delivery {DeliveryId}, attempt {Attempt}, found no such handler for it in this process. It is tried again, for another process may have it.")]
    public static partial void InboxHandlerAway(this ILogger logger, string handler, string deliveryId, int attempt);

    [LoggerMessage(25, LogLevel.Warning, "The right to a piece of work was lost while it ran here: another process has it, or what the inbox is kept in was replaced. What became of it here counts no more.")]
    public static partial void InboxWorkLost(this ILogger logger);

    [LoggerMessage(29, LogLevel.Warning, "The app has ended before what became of a piece of work could be written down. What nobody knows to be done is done again.")]
    public static partial void InboxClosed(this ILogger logger);

    [LoggerMessage(26, LogLevel.Error, "Work out of the inbox failed: this is a defect of TwitterEvents. It is given back.")]
    public static partial void InboxDefect(this ILogger logger, Exception exception);

    [LoggerMessage(
        27,
        LogLevel.Warning,
        "{WireName} ({EventType}) has come, and no handler takes it, while {Handler} takes {OtherType}, which tells of the same: a handler of {Action} takes both. "
            + "This is logged once for each.")]
    public static partial void OnlyOtherHandled(this ILogger logger, string wireName, string eventType, string handler, string otherType, string action);

    [LoggerMessage(30, LogLevel.Error, "The process has run out of memory: {Consequence}. Give it more. This is said once a minute.")]
    public static partial void OutOfMemory(this ILogger logger, string consequence);

    [LoggerMessage(20, LogLevel.Error, "The system gives no thread to watch the thread pool with.")]
    public static partial void NoGuard(this ILogger logger, Exception exception);
}
