using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Where a SQLite inbox is, and how long it keeps what is done.</summary>
public sealed class SqliteInboxOptions : InboxOptions
{
    /// <summary>
    /// The file. It, and the two beside it (<c>-wal</c>, <c>-shm</c>), hold private messages: they are made so that nobody but their owner may read them
    /// (0600, a new folder 0700).
    /// </summary>
    public string Path { get; set; } = "events.db";

    /// <summary>How long the body of a delivery is kept after all of it is done; then it is erased. Dead letters stay. Default 24 hours.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long it is remembered which handler has succeeded on which event, so that what X sends again runs it no second time. Default five days, which is
    /// as far as X replays (24 hours in v2).
    /// </summary>
    public TimeSpan ClaimRetention { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How many deliveries may wait; one more is refused, and X told to send it again. At least 1; default 1,000,000.</summary>
    public int MaxBacklog { get; set; } = 1_000_000;

    /// <summary>
    /// How large the file may grow, in bytes; at that size deliveries are refused until something is erased. At least 1 MB; null, as by default, for as much as
    /// the disk has. The file beside it (<c>-wal</c>) comes on top, some 64 MB, and while somebody reads the file at one go (a backup) all that is written meanwhile.
    /// </summary>
    public long? MaxFileBytes { get; set; }

    /// <summary>
    /// For how long a process has the right to run handlers if it does not say again that it is alive; then another process on the same file takes over.
    /// One second to an hour; default 15 s.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    internal string? FindSqliteProblem() =>
        string.IsNullOrWhiteSpace(Path) ? "Path is empty."
        : Retention < TimeSpan.Zero ? "Retention is not less than zero."
        : ClaimRetention < TimeSpan.Zero ? "ClaimRetention is not less than zero."
        : MaxBacklog < 1 ? "MaxBacklog is at least 1."
        : MaxFileBytes < 1_048_576 ? "MaxFileBytes is at least 1,048,576."
        : Lease < TimeSpan.FromSeconds(1) || Lease > TimeSpan.FromHours(1) ? "Lease is one second to one hour."
        : null;
}
