using System.Globalization;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>The file: how it is opened, what is in it, and who may read it.</summary>
internal static class Database
{
    /// <summary>How long a file that another has locked is asked for, by who stores and by who tidies: one has a sender that waits, the other can.</summary>
    private const int BusySeconds = 2;
    private const int BusySecondsOfManagement = 10;

    /// <summary>
    /// SQLite itself asks again after 1, 2, 5, 10 ms and so on. Without it the client asks every 150 ms: beside a process that writes all the time it would
    /// hardly ever meet the file unlocked, and two that make a new one would be in each other's way for ever.
    /// </summary>
    private const string AskAgainSoon = "PRAGMA busy_timeout = 50;";

    /// <summary>SQLite's own.</summary>
    private const int PageBytes = 4_096;

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>
    /// deliveries: state 0 waits, 1 has calls that are tried again or dead, 2 is done. bodies: theirs, apart, for a row is written whole when its state
    /// changes. calls: what failed, by key; due null is a dead letter.
    /// done: which handler has succeeded on which event. runner: which process runs handlers, fence by fence.
    /// </summary>
    private const string Version1 =
        """
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, app TEXT, lane TEXT, received INTEGER NOT NULL, headers TEXT,
            state INTEGER NOT NULL DEFAULT 0, ended INTEGER);
        CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TRIGGER erased AFTER DELETE ON deliveries BEGIN DELETE FROM bodies WHERE id = OLD.id; END;
        CREATE INDEX waiting ON deliveries (id) WHERE state = 0;
        CREATE INDEX ended ON deliveries (ended) WHERE state = 2;
        CREATE TABLE calls (
            key BLOB PRIMARY KEY, delivery INTEGER NOT NULL, event INTEGER NOT NULL, action INTEGER NOT NULL, handler TEXT NOT NULL,
            attempt INTEGER NOT NULL, due INTEGER, failed INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX due ON calls (due) WHERE due IS NOT NULL;
        CREATE INDEX calls_of_delivery ON calls (delivery);
        CREATE TABLE done (key BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX done_at ON done (at);
        CREATE TABLE runner (id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, fence INTEGER NOT NULL, until INTEGER NOT NULL);
        INSERT INTO runner VALUES (1, '', 0, 0);
        """;

    /// <summary>The trace a delivery came in. What has failed is found by when, too.</summary>
    private const string Version2 =
        """
        ALTER TABLE deliveries ADD COLUMN trace_parent TEXT;
        ALTER TABLE deliveries ADD COLUMN trace_state TEXT;
        CREATE INDEX failed ON calls (failed) WHERE due IS NOT NULL;
        """;

    /// <summary>The line of a call whose handler keeps strict order; of all others null. What is held back in it is due at a time below zero.</summary>
    private const string Version3 =
        """
        ALTER TABLE calls ADD COLUMN line BLOB;
        CREATE INDEX line ON calls (line, delivery, event, action) WHERE line IS NOT NULL AND due IS NOT NULL;
        """;

    /// <summary>What makes each version of the one before; a new file goes through all.</summary>
    private static readonly string[] Versions = [Version1, Version2, Version3];

    /// <summary>Makes the file and its folder if they are not there, readable by their owner alone.</summary>
    /// <returns>Whether others may read what was there before.</returns>
    public static bool Create(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return false;
        }

        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }

        if (File.Exists(full))
        {
            return IsReadableByOthers(full) || IsReadableByOthers(full + "-wal") || IsReadableByOthers(full + "-shm");
        }

        // SQLite would delete it, and what stands there is the only copy of what was answered 200 last. Another process may just have made both.
        if (new FileInfo(full + "-wal") is { Exists: true, Length: > 0 } && !File.Exists(full))
        {
            throw new InboxUnavailableException($"{path} is gone, and {path}-wal beside it still holds deliveries: put the file back, or that one aside to begin anew.");
        }

        // The two beside it are made by SQLite, with the same mode.
        using var file = new FileStream(full, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnerFile });
        return false;
    }

    /// <summary>A connection with which to write.</summary>
    /// <exception cref="SqliteException">The file cannot be opened, or is none of SQLite's.</exception>
    /// <exception cref="InboxUnavailableException">It was written by a later version.</exception>
    public static SqliteConnection OpenToWrite(string path, long? maxBytes)
    {
        var connection = Open(path, BusySeconds);
        try
        {
            ThrowIfForeign(connection, path);

            // Every 16 MB, not every 4, what was appended is copied to its place, which waits for the disk: pages that change with every delivery are copied once.
            Execute(
                connection,
                """
                PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 4000;
                PRAGMA cache_size = -16384; PRAGMA secure_delete = ON;
                """);
            Migrate(connection, path);
            if (maxBytes is not null)
            {
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {maxBytes / PageBytes};"));
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection that only reads.</summary>
    public static SqliteConnection OpenToRead(string path)
    {
        var connection = Open(path, BusySeconds);
        Execute(connection, "PRAGMA query_only = ON;");
        return connection;
    }

    /// <summary>A connection to a file that must be there, and an inbox. Nothing is made or changed by opening it.</summary>
    /// <exception cref="SqliteException">The file cannot be opened, or is none of SQLite's.</exception>
    /// <exception cref="InboxUnavailableException">It is not there, no inbox, or written by a later version.</exception>
    public static SqliteConnection OpenExisting(string path, bool writes)
    {
        if (!File.Exists(path))
        {
            throw new InboxUnavailableException($"There is no file {path}.");
        }

        var connection = Open(path, BusySecondsOfManagement);
        try
        {
            Execute(connection, writes ? "PRAGMA secure_delete = ON;" : "PRAGMA query_only = ON;");
            using var command = connection.CreateCommand();
            if (ReadVersion(command) is var version && version > Versions.Length)
            {
                throw OfLaterVersion(path, version);
            }

            command.CommandText = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('deliveries', 'calls', 'done', 'runner')";

            // What an app has not opened anew yet is of an earlier version, and has all that is looked at here.
            return version > 0 && command.ExecuteScalar() is 4L
                ? connection
                : throw new InboxUnavailableException($"{path} is no inbox: it has not the tables of one, or no app has stored anything in it yet.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this project.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    [UnsupportedOSPlatform("windows")]
    private static bool IsReadableByOthers(string file) => File.Exists(file) && (File.GetUnixFileMode(file) & Others) != 0;

    private static SqliteConnection Open(string path, int busySeconds)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = busySeconds,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, AskAgainSoon);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        // Two processes may come here at the same time.
        using var transaction = connection.BeginTransaction(deferred: false);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var version = ReadVersion(command);
        if (version > Versions.Length)
        {
            throw OfLaterVersion(path, version);
        }

        if (version < Versions.Length)
        {
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"{string.Concat(Versions[version..])}PRAGMA user_version = {Versions.Length};");
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>Before anything is changed: the version and the journal of another program's database are its own.</summary>
    private static void ThrowIfForeign(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT EXISTS (SELECT 1 FROM sqlite_schema)
            AND (SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('deliveries', 'calls', 'done', 'runner')) < 4
            """;
        if (command.ExecuteScalar() is 1L)
        {
            throw new InboxUnavailableException($"{path} is the database of another program. Name another file; the inbox takes one of its own.");
        }
    }

    private static int ReadVersion(SqliteCommand command)
    {
        command.CommandText = "PRAGMA user_version;";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static InboxUnavailableException OfLaterVersion(string path, int version) =>
        new($"{path} was written by a later version of TwitterEvents.Sqlite (schema {version}; this one knows {Versions.Length}). Use that version, or another file.");
}
