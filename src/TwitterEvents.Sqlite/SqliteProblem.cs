using System.Globalization;
using Microsoft.Data.Sqlite;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>What is wrong with the file, as a sentence with the cure.</summary>
internal static class SqliteProblem
{
    public static InboxUnavailableException Of(string path, Exception exception) =>
        exception as InboxUnavailableException ?? new InboxUnavailableException(Describe(path, exception), exception);

    /// <summary>Whether another has the file locked.</summary>
    public static bool IsLocked(Exception? exception) => exception is SqliteException { SqliteErrorCode: Busy or Locked };

    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;

    /// <summary>SQLITE_IOERR_SHMSIZE: there is no room for the file <c>-shm</c>.</summary>
    private const int NoRoomBeside = 4_874;

    private static string Describe(string path, Exception exception) => exception switch
    {
        SqliteException { SqliteExtendedErrorCode: NoRoomBeside } => Describe(path, 13),
        SqliteException { SqliteErrorCode: var code } => Describe(path, code),
        IOException or UnauthorizedAccessException => $"{path}: it cannot be made ({exception.Message}).",
        OutOfMemoryException => Describe(path, NoMemory),
        _ => $"{path}: {exception.GetType().Name}.",
    };

    private static string Describe(string path, int code) => string.Create(CultureInfo.InvariantCulture, $"{path}: {Cause(code)} (SQLite error {code}).");

    private static string Cause(int code) => code switch
    {
        Busy or Locked => "another process holds the file locked",
        NoMemory => "the process has run out of memory; give it more",
        8 => "the file or its folder may not be written",
        10 => "the disk cannot be read or written",
        11 => "the file is damaged; put it aside, and a new one is made",
        13 => "the disk is full, or the file is as large as it may be (MaxFileBytes)",
        14 => "the file cannot be opened, or its folder may not be written",
        26 => "the file is no SQLite database; put it aside, and a new one is made",
        _ => "it cannot be written",
    };
}
