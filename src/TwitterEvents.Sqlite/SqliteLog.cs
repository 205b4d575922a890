using Microsoft.Extensions.Logging;

namespace TwitterEvents.Sqlite;

/// <summary>What is logged: the file, and nothing that is in it.</summary>
internal static partial class SqliteLog
{
    public const string Category = "TwitterEvents.Sqlite";

    [LoggerMessage(501, LogLevel.Warning, "{Path}, or a file beside it, may be read by others than its owner, and holds private messages: chmod 600.")]
    public static partial void ReadableByOthers(this ILogger logger, string path);

    [LoggerMessage(502, LogLevel.Information, "This process runs the handlers of {Path} (fence {Fence}).")]
    public static partial void Running(this ILogger logger, string path, long fence);

    [LoggerMessage(503, LogLevel.Information, "Another process runs the handlers of {Path}; this one waits to take over.")]
    public static partial void Waiting(this ILogger logger, string path);

    [LoggerMessage(504, LogLevel.Warning, "Another process has taken over {Path}: this one did not say in time that it is alive.")]
    public static partial void TakenOver(this ILogger logger, string path);

    [LoggerMessage(505, LogLevel.Error, "{Path} cannot be read (SQLite error {Code}); it is tried again.")]
    public static partial void CannotRead(this ILogger logger, string path, int code);

    [LoggerMessage(506, LogLevel.Error, "Looking for work failed: this is a defect of TwitterEvents.Sqlite. It is tried again.")]
    public static partial void FeedDefect(this ILogger logger, Exception exception);

    [LoggerMessage(507, LogLevel.Error, "What handlers have done cannot be written down: {Problem} It is tried again until it can.")]
    public static partial void CannotWrite(this ILogger logger, string? problem);

    [LoggerMessage(508, LogLevel.Information, "What handlers have done is written down in {Path} again.")]
    public static partial void WritesAgain(this ILogger logger, string path);

    [LoggerMessage(510, LogLevel.Error, "{Path} was deleted, moved or replaced while it was open, and what waited in it with it. What stands there now is opened; if nothing does, a new file is made.")]
    public static partial void Moved(this ILogger logger, string path);

    [LoggerMessage(511, LogLevel.Error, "An earlier state of {Path} was put into it while it was open, and what had come since is gone with it. What it holds now is handled. Stop the app before you put a saved file back.")]
    public static partial void PutBack(this ILogger logger, string path);

    [LoggerMessage(509, LogLevel.Error, "The inbox cannot be opened: {Problem} It is tried again, and until then X is told to send again.")]
    public static partial void CannotOpen(this ILogger logger, string problem);
}
