using Microsoft.Data.Sqlite;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Reads what is in the file for people, who look at it from outside.</summary>
internal static class ManagementReader
{
    private const string Filter = "AND ($app IS NULL OR d.app = $app) AND ($user IS NULL OR d.lane = $user)";

    public static InboxStatus Status(Statements statements, string path, DateTimeOffset now, string? problem)
    {
        statements.Execute("BEGIN");
        var owner = Owner(statements, now);
        var retrying = Count(statements, "SELECT COUNT(*) FROM calls WHERE due IS NOT NULL");
        return new InboxStatus
        {
            Waiting = Count(statements, "SELECT COUNT(*) FROM deliveries WHERE state = 0"),
            OldestWaiting = statements.Value("SELECT received FROM deliveries WHERE state = 0 ORDER BY id LIMIT 1") is long at ? At(at) : null,
            Retrying = retrying,

            // Indexes have both counts; those that rest have none.
            Dead = Count(statements, "SELECT COUNT(*) FROM calls") - retrying,
            Done = Count(statements, "SELECT COUNT(*) FROM deliveries WHERE state = 2"),
            IsRun = owner is { IsAlive: true },
            Owner = owner,
            Version = (int)Count(statements, "PRAGMA user_version"),
            Bytes = Length(path) + Length(path + "-wal"),
            Problem = problem,
        };
    }

    public static InboxPage List(Statements statements, InboxQuery query, Place after)
    {
        var isWaiting = query.State == InboxState.Waiting;
        if (isWaiting && query.Handler is not null)
        {
            // What waits has not come to any handler.
            return new InboxPage([], null);
        }

        var found = new List<InboxEntry>();
        using (var rows = isWaiting ? ReadWaiting(statements, query, after) : ReadCalls(statements, query, after))
        {
            while (rows.Read())
            {
                found.Add(new InboxEntry(rows.GetInt64(0), Text(rows, 1), Text(rows, 2), At(rows.GetInt64(3)), isWaiting ? null : Call(rows, 4, reason: null)));
            }
        }

        var isMore = found.Count > query.Count;
        if (isMore)
        {
            found.RemoveAt(found.Count - 1);
        }

        return new InboxPage(found, isMore ? new Place(found[^1].Id, found[^1].Call?.Call.Key.ToBytes() ?? []).ToString() : null);
    }

    public static InboxDelivery? Find(Statements statements, long id, bool withBody)
    {
        // The delivery and its calls as they were at one moment.
        statements.Execute("BEGIN");
        var calls = new List<InboxFailedCall>();
        using (var rows = statements.Read(
            "SELECT key, event, action, handler, attempt, due, failed, reason FROM calls WHERE delivery = $id ORDER BY event, action, handler", ("$id", id)))
        {
            while (rows.Read())
            {
                calls.Add(Call(rows, 0, rows.GetString(7)));
            }
        }

        using var delivery = statements.Read("SELECT app, lane, received, length(body), state, CASE WHEN $body THEN body END FROM deliveries JOIN bodies USING (id) WHERE id = $id", ("$id", id), ("$body", withBody));
        return delivery.Read()
            ? new InboxDelivery(id, Text(delivery, 0), Text(delivery, 1), At(delivery.GetInt64(2)), delivery.GetInt64(3), delivery.GetInt64(4) == 0, calls)
            {
                Body = withBody ? (ReadOnlyMemory<byte>?)(byte[])delivery.GetValue(5) : null,
            }
            : null;
    }

    private static SqliteDataReader ReadWaiting(Statements statements, InboxQuery query, Place after) => statements.Read(
        $"""
        SELECT d.id, d.app, d.lane, d.received FROM deliveries d
        WHERE d.state = 0 AND d.id {Further(query)} $delivery {Filter} ORDER BY d.id {Order(query)} LIMIT $count
        """,
        ("$delivery", after.Delivery),
        ("$app", query.App),
        ("$user", query.UserId),
        ("$count", query.Count + 1));

    private static SqliteDataReader ReadCalls(Statements statements, InboxQuery query, Place after) => statements.Read(
        $"""
        SELECT c.delivery, d.app, d.lane, d.received, c.key, c.event, c.action, c.handler, c.attempt, c.due, c.failed
        FROM calls c INDEXED BY calls_of_delivery CROSS JOIN deliveries d ON d.id = c.delivery
        WHERE c.due IS {(query.State == InboxState.Dead ? "" : "NOT ")}NULL AND (c.delivery, c.key) {Further(query)} ($delivery, $key)
        AND ($handler IS NULL OR c.handler = $handler) {Filter}
        ORDER BY c.delivery {Order(query)}, c.key {Order(query)} LIMIT $count
        """,
        ("$delivery", after.Delivery),
        ("$key", after.Key),
        ("$handler", query.Handler),
        ("$app", query.App),
        ("$user", query.UserId),
        ("$count", query.Count + 1));

    private static InboxOwner? Owner(Statements statements, DateTimeOffset now)
    {
        using var rows = statements.Read("SELECT owner, fence, until FROM runner WHERE fence > 0");
        if (!rows.Read())
        {
            return null;
        }

        var until = rows.GetInt64(2);
        return new InboxOwner(rows.GetString(0), rows.GetInt64(1), until > 0 ? At(until) : null, At(until) > now);
    }

    private static InboxFailedCall Call(SqliteDataReader rows, int first, string? reason) => new(
        new InboxCall(
            InboxKey.Of((byte[])rows.GetValue(first)), rows.GetInt32(first + 1), rows.GetInt32(first + 2), rows.GetString(first + 3), rows.GetInt32(first + 4)),
        rows.IsDBNull(first + 5) ? null : At(Math.Abs(rows.GetInt64(first + 5))),
        At(rows.GetInt64(first + 6)),
        reason);

    private static string Further(InboxQuery query) => query.OldestFirst ? ">" : "<";

    private static string Order(InboxQuery query) => query.OldestFirst ? "ASC" : "DESC";

    private static long Count(Statements statements, string sql) => (long)statements.Value(sql)!;

    private static string? Text(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static long Length(string file)
    {
        var info = new FileInfo(file);
        return info.Exists ? info.Length : 0;
    }
}
