using System.Globalization;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Finds dead letters, and says what becomes of one.</summary>
internal static class DeadLetters
{
    private const string Selected =
        """
        FROM calls c INDEXED BY calls_of_delivery CROSS JOIN deliveries d ON d.id = c.delivery
        WHERE c.due IS NULL AND (c.delivery, c.key) > ($delivery, $after)
        AND ($ids IS NULL OR c.delivery IN (SELECT value FROM json_each($ids))) AND ($key IS NULL OR c.key = $key)
        AND ($handler IS NULL OR c.handler = $handler) AND ($app IS NULL OR d.app = $app) AND ($user IS NULL OR d.lane = $user)
        AND ($before IS NULL OR c.failed < $before)
        """;

    public static long Count(Statements statements, InboxSelection selection) =>
        (long)statements.Value($"SELECT COUNT(*) {Selected}", Parameters(selection, Place.Start))!;

    public static List<Place> Find(Statements statements, InboxSelection selection, Place after, int count)
    {
        var found = new List<Place>();
        using var rows = statements.Read(
            $"SELECT c.delivery, c.key {Selected} ORDER BY c.delivery, c.key LIMIT $count", [.. Parameters(selection, after), ("$count", count)]);
        while (rows.Read())
        {
            found.Add(new Place(rows.GetInt64(0), (byte[])rows.GetValue(1)));
        }

        return found;
    }

    /// <returns>Whether it was a dead letter still.</returns>
    public static bool Requeue(Statements statements, byte[] key, long now) => statements.Execute(
        "UPDATE calls SET due = $now, attempt = 0 WHERE key = $key AND due IS NULL", ("$key", key), ("$now", now)) == 1;

    /// <returns>Whether it was a dead letter still.</returns>
    public static bool Purge(Statements statements, byte[] key, long now)
    {
        if (statements.Value("SELECT delivery FROM calls WHERE key = $key AND due IS NULL", ("$key", key)) is not long delivery)
        {
            return false;
        }

        statements.Execute("DELETE FROM calls WHERE key = $key", ("$key", key));
        statements.Execute("INSERT OR REPLACE INTO done VALUES ($key, $now)", ("$key", key), ("$now", now));
        statements.Execute(
            "DELETE FROM deliveries WHERE id = $delivery AND state = 1 AND NOT EXISTS (SELECT 1 FROM calls WHERE delivery = $delivery)", ("$delivery", delivery));
        return true;
    }

    private static (string, object?)[] Parameters(InboxSelection selection, Place after) =>
    [
        ("$delivery", after.Delivery),
        ("$after", after.Key),
        ("$ids", selection.Ids is { } ids ? $"[{string.Join(',', ids.Select(static id => id.ToString(CultureInfo.InvariantCulture)))}]" : null),
        ("$key", selection.Key?.ToBytes()),
        ("$handler", selection.Handler),
        ("$app", selection.App),
        ("$user", selection.UserId),
        ("$before", selection.FailedBefore?.ToUnixTimeMilliseconds()),
    ];
}
