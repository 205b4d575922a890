using Microsoft.Extensions.Logging;

namespace TwitterEvents.Dispatching;

/// <summary>What is said of the handlers at start.</summary>
internal static partial class StartLog
{
    [LoggerMessage(
        51,
        LogLevel.Warning,
        "No handler is registered: every event is accepted and nothing reads it. Implement IHandle<T>, and call AddHandlers() after "
            + "AddTwitterEvents(…).")]
    public static partial void NoHandlers(this ILogger logger);

    [LoggerMessage(
        52,
        LogLevel.Warning,
        "The handlers of {Assembly} are not registered, so they never run: call {Method}() after AddTwitterEvents(…).")]
    public static partial void NotRegistered(this ILogger logger, string assembly, string method);

    [LoggerMessage(
        54,
        LogLevel.Warning,
        "{Handler} never runs for {EventType}: the app's catalog has no such event. What is given to UseCatalog takes the place of the library's own, and of X's events "
            + "with it.")]
    public static partial void NeverRuns(this ILogger logger, string handler, string eventType);

    [LoggerMessage(53, LogLevel.Warning, "A service that a handler takes failed to dispose itself when the handlers were tried at start.")]
    public static partial void DisposeFailed(this ILogger logger, Exception exception);
}
