using Microsoft.Data.Sqlite;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Looks into a SQLite inbox and tidies it, from any process. The file must be there; each call opens it anew.</summary>
/// <param name="path">The file.</param>
/// <param name="time">What time it is.</param>
/// <param name="problem">Why this process could not write last time; null if it has not tried.</param>
internal sealed class SqliteInboxManagement(string path, TimeProvider time, Func<string?>? problem = null) : IInboxManagement
{
    private const int MaxCount = 1_000;

    public Task<InboxStatus> GetStatusAsync(CancellationToken cancellationToken = default) => ReadAsync(
        statements => ManagementReader.Status(statements, path, time.GetUtcNow(), problem?.Invoke()), cancellationToken);

    public Task<InboxPage> ListAsync(InboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, MaxCount, nameof(query));
        var after = query.After is { } text ? Place.Parse(text) : query.OldestFirst ? Place.Start : Place.End;
        return ReadAsync(statements => ManagementReader.List(statements, query, after), cancellationToken);
    }

    public Task<InboxDelivery?> FindAsync(long id, bool withBody, CancellationToken cancellationToken = default) =>
        ReadAsync(statements => ManagementReader.Find(statements, id, withBody), cancellationToken);

    public Task<long> CountDeadAsync(InboxSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return ReadAsync(statements => DeadLetters.Count(statements, selection), cancellationToken);
    }

    public Task<long> RequeueAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var now = Now;
        return ChangeDeadAsync(selection, (statements, key) => DeadLetters.Requeue(statements, key, now), progress, cancellationToken);
    }

    public async Task<long> PurgeDeadAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        var now = Now;
        var count = await ChangeDeadAsync(selection, (statements, key) => DeadLetters.Purge(statements, key, now), progress, cancellationToken).ConfigureAwait(false);
        await EraseAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    public async Task<long> PurgeDoneAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var now = Now;
        var count = await WriteAsync(
            statements => Pages.RunAsync(
                size =>
                {
                    var deleted = statements.Execute(
                        "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended <= $now LIMIT $count)", ("$now", now), ("$count", size));
                    return (deleted, deleted);
                },
                progress,
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
        await EraseAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private Task<long> ChangeDeadAsync(
        InboxSelection selection, Func<Statements, byte[], bool> change, IProgress<long>? progress, CancellationToken cancellationToken) => WriteAsync(
        statements =>
        {
            var place = Place.Start;
            return Pages.RunAsync(
                size =>
                {
                    // Found without a lock, so that looking for few among many holds nobody up.
                    var found = DeadLetters.Find(statements, selection, place, size);
                    return (found.Count, Change(statements, found, change, ref place));
                },
                progress,
                cancellationToken);
        },
        cancellationToken);

    private static int Change(Statements statements, List<Place> found, Func<Statements, byte[], bool> change, ref Place place)
    {
        if (found.Count == 0)
        {
            return 0;
        }

        statements.Execute("BEGIN IMMEDIATE");
        var changed = found.Count(dead => change(statements, dead.Key));
        statements.Execute("COMMIT");
        place = found[^1];
        return changed;
    }

    /// <summary>What was deleted is written over in the file, and gone from the one beside it, as far as nobody reads it at this moment.</summary>
    private Task<bool> EraseAsync(CancellationToken cancellationToken) => WriteAsync(
        static statements =>
        {
            // The second holds writers up, and has little left to do.
            statements.Value("PRAGMA wal_checkpoint(PASSIVE)");
            statements.Value("PRAGMA wal_checkpoint(TRUNCATE)");
            return Task.FromResult(true);
        },
        cancellationToken);

    private Task<T> ReadAsync<T>(Func<Statements, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var statements = new Statements(Database.OpenExisting(path, writes: false));
                return read(statements);
            }
            catch (SqliteException exception)
            {
                throw SqliteProblem.Of(path, exception);
            }
        },
        cancellationToken);

    private Task<T> WriteAsync<T>(Func<Statements, Task<T>> write, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            try
            {
                // What is rolled back is so when the connection is closed.
                using var statements = new Statements(Database.OpenExisting(path, writes: true));
                return await write(statements).ConfigureAwait(false);
            }
            catch (SqliteException exception)
            {
                throw SqliteProblem.Of(path, exception);
            }
        },
        cancellationToken);
}
