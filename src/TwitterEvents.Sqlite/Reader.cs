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
            found.Add((rows.GetInt64(0), Feed.LaneOf(rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2))));
        }

        return found;
    });

    /// <summary>The right to run handlers, its fence and until when it is somebody's, in milliseconds since 1970; and the highest number a delivery has had.</summary>
    public ((long Fence, long Until) Right, long Highest) Right() => Do(static statements =>
    {
        using var rows = statements.Read("SELECT fence, until, COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'deliveries'), 0) FROM runner");
        rows.Read();
        return ((rows.GetInt64(0), rows.GetInt64(1)), rows.GetInt64(2));
    });

    /// <summary>
    /// Calls to be tried again now, of each line the first. One that has failed after <paramref name="ahead"/> was written by another clock, and is due as
    /// well. A dead letter that was requeued comes before those of its line that came later.
    /// </summary>
    public List<(long Delivery, InboxCall Call)> Due(long now, long ahead, int count) => Do(statements =>
    {
        var found = new List<(long, InboxCall)>();

        // Each by an index, and in the order of that: however many are due, no more are looked at than are asked for.
        Add("due BETWEEN 0 AND $now", "due", ("$now", now));
        Add("failed > $ahead AND due IS NOT NULL AND +due > $now", "failed", ("$now", now), ("$ahead", ahead));
        return found;

        void Add(string condition, string order, params ReadOnlySpan<(string, object?)> values)
        {
            using var rows = statements.Read(
                $"""
                SELECT key, delivery, event, action, handler, attempt, line FROM calls c WHERE {condition}
                AND NOT EXISTS (
                    SELECT 1 FROM calls b
                    WHERE b.line = c.line AND b.due IS NOT NULL AND (b.delivery, b.event, b.action) < (c.delivery, c.event, c.action))
                ORDER BY {order} LIMIT $count
                """,
                [.. values, ("$count", count)]);
            while (rows.Read())
            {
                var call = new InboxCall(InboxKey.Of((byte[])rows.GetValue(0)), rows.GetInt32(2), rows.GetInt32(3), rows.GetString(4), rows.GetInt32(5) + 1)
                {
                    Line = rows.IsDBNull(6) ? null : InboxKey.Of((byte[])rows.GetValue(6)),
                };
                found.Add((rows.GetInt64(1), call));
            }
        }
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

    /// <summary>What is known of a call: null if nothing is.</summary>
    /// <param name="key">The call.</param>
    /// <param name="attempts">How many attempts have failed of one that is to be tried again; else null.</param>
    public Known? FindCall(InboxKey key, out long? attempts)
    {
        var state = Do(statements => (long?)statements.Value(
            """
            SELECT CASE WHEN EXISTS (SELECT 1 FROM done WHERE key = $key) THEN -2
            ELSE (SELECT CASE WHEN due IS NULL THEN -1 ELSE attempt END FROM calls WHERE key = $key) END
            """,
            ("$key", key.ToBytes())));
        attempts = state >= 0 ? state : null;
        return state switch { null => null, -2 => Known.Done, -1 => Known.Dead, _ => Known.Retrying };
    }

    public bool IsTaken(InboxKey line) => Do(statements => Lines.IsTaken(statements, line));

    /// <returns>Null if it cannot be counted now.</returns>
    public long? CountWaiting() => Number("SELECT COUNT(*) FROM deliveries WHERE state = 0");

    /// <summary>When the delivery that waits longest was received; 0 if none waits.</summary>
    /// <returns>Null if it cannot be read now.</returns>
    public long? OldestWaiting() => Number("SELECT COALESCE((SELECT received FROM deliveries WHERE state = 0 ORDER BY id LIMIT 1), 0)");

    /// <summary>Opens the file anew with the next question, if another stands at its path than the one that is open.</summary>
    /// <returns>Whether it does.</returns>
    public bool LeaveIfMoved()
    {
        lock (gate)
        {
            if (statements is not { HasMoved: true })
            {
                return false;
            }

            statements.Dispose();
            statements = null;
            return true;
        }
    }

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

    /// <summary>How a call stands that has run.</summary>
    internal enum Known
    {
        Done,
        Dead,
        Retrying,
    }
}
