using System.Text.Json;
using Microsoft.Data.Sqlite;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Reads from the file, one at a time.</summary>
internal sealed class Reader(string path) : IDisposable
{
    private readonly Lock gate = new();
    private Statements? statements;
    private bool isClosed;

    /// <summary>Deliveries that wait, those after an id.</summary>
    public List<(long Id, string? Lane)> Waiting(long after, int count) => Do(statements =>
    {
        var found = new List<(long, string?)>();
        using var rows = statements.Read(
            "SELECT id, app, lane FROM deliveries WHERE state = 0 AND id > $after ORDER BY id LIMIT $count", ("$after", after), ("$count", count));
        while (rows.Read())
        {
            found.Add((rows.GetInt64(0), rows.IsDBNull(2) ? null : $"{(rows.IsDBNull(1) ? "" : rows.GetString(1))}\n{rows.GetString(2)}"));
        }

        return found;
    });

    /// <summary>Calls to be tried again now. One that has failed after <paramref name="ahead"/> was written by another clock, and is due as well.</summary>
    public List<(long Delivery, InboxCall Call)> Due(long now, long ahead, int count) => Do(statements =>
    {
        var found = new List<(long, InboxCall)>();
        using var rows = statements.Read(
            "SELECT key, delivery, event, action, handler, attempt FROM calls WHERE due <= $now OR (failed > $ahead AND due IS NOT NULL) ORDER BY due LIMIT $count",
            ("$now", now),
            ("$ahead", ahead),
            ("$count", count));
        while (rows.Read())
        {
            found.Add((rows.GetInt64(1), new InboxCall(InboxKey.Of((byte[])rows.GetValue(0)), rows.GetInt32(2), rows.GetInt32(3), rows.GetString(4), rows.GetInt32(5) + 1)));
        }

        return found;
    });

    public AcceptedDelivery? Find(long id) => Do(statements =>
    {
        using var rows = statements.Read(
            "SELECT app, lane, received, headers, body, trace_parent, trace_state FROM deliveries JOIN bodies USING (id) WHERE id = $id", ("$id", id));
        return rows.Read()
            ? new AcceptedDelivery(
                rows.IsDBNull(0) ? null : rows.GetString(0),
                rows.IsDBNull(1) ? null : rows.GetString(1),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(2)),
                (byte[])rows.GetValue(4))
            {
                Headers = rows.IsDBNull(3) ? null : JsonSerializer.Deserialize(rows.GetString(3), HeadersJson.Default.DictionaryStringString),
                TraceParent = rows.IsDBNull(5) ? null : rows.GetString(5),
                TraceState = rows.IsDBNull(6) ? null : rows.GetString(6),
            }
            : null;
    });

    public bool IsDone(InboxKey key) => Do(statements => statements.Value("SELECT 1 FROM done WHERE key = $key", ("$key", key.ToBytes())) is not null);

    /// <summary>A call that has failed; null if there is none.</summary>
    public FailedCall? FindCall(InboxKey key) => Do(statements =>
    {
        using var rows = statements.Read("SELECT due FROM calls WHERE key = $key", ("$key", key.ToBytes()));
        return rows.Read() ? new FailedCall(rows.IsDBNull(0)) : null;
    });

    /// <returns>Null if it cannot be counted now.</returns>
    public long? CountWaiting() => Number("SELECT COUNT(*) FROM deliveries WHERE state = 0");

    /// <summary>When the delivery that waits longest was received; 0 if none waits.</summary>
    /// <returns>Null if it cannot be read now.</returns>
    public long? OldestWaiting() => Number("SELECT COALESCE((SELECT received FROM deliveries WHERE state = 0 ORDER BY id LIMIT 1), 0)");

    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            statements?.Dispose();
        }
    }

    private long? Number(string sql)
    {
        try
        {
            return Do(statements => (long)statements.Value(sql)!);
        }
        catch (Exception exception) when (exception is SqliteException or ObjectDisposedException)
        {
            return null;
        }
    }

    private T Do<T>(Func<Statements, T> read)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(SqliteInbox));
            try
            {
                return read(statements ??= new Statements(Database.OpenToRead(path)));
            }
            catch
            {
                // Another file may stand there by now; and a statement that was left in its midst would see for ever what was there when it began.
                statements?.Dispose();
                statements = null;
                throw;
            }
        }
    }

    /// <param name="IsDead">Whether it rests as a dead letter.</param>
    internal sealed record FailedCall(bool IsDead);
}
