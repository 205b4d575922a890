using System.Globalization;
using System.Text;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Finds dead letters, and says what becomes of one.</summary>
internal static class DeadLetters
{
    public static long Count(Statements statements, InboxSelection selection)
    {
        var (selected, values) = Select(selection, Place.Start);
        return (long)statements.Value($"SELECT COUNT(*) {selected}", values)!;
    }

    public static List<Place> Find(Statements statements, InboxSelection selection, Place after, int count)
    {
        var found = new List<Place>();
        var (selected, values) = Select(selection, after);
        using var rows = statements.Read($"SELECT c.delivery, c.key {selected} ORDER BY c.delivery, c.key LIMIT $count", [.. values, ("$count", count)]);
        while (rows.Read())
        {
            found.Add(new Place(rows.GetInt64(0), (byte[])rows.GetValue(1)));
        }

        return found;
    }

    /// <returns>Whether it was a dead letter still.</returns>
    public static bool Requeue(Statements statements, byte[] key, long now)
    {
        if (statements.Execute("UPDATE calls SET due = $now, attempt = 0 WHERE key = $key AND due IS NULL", ("$key", key), ("$now", now)) == 0)
        {
            return false;
        }

        Lines.HoldBack(statements, key);
        return true;
    }

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

    /// <summary>Only what is asked for stands in it, so that few are found among many without looking at all.</summary>
    private static (string Selected, (string, object?)[] Values) Select(InboxSelection selection, Place after)
    {
        // Those of a delivery lie side by side in this index; of a key there is one.
        var selected = new StringBuilder("FROM calls c ")
            .Append(selection.Key is null ? "INDEXED BY calls_of_delivery " : "")
            .Append("CROSS JOIN deliveries d ON d.id = c.delivery WHERE c.due IS NULL AND (c.delivery, c.key) > ($delivery, $after)");
        var values = new List<(string, object?)> { ("$delivery", after.Delivery), ("$after", after.Key) };
        Add("c.delivery IN (SELECT value FROM json_each($ids))", "$ids", selection.Ids is { } ids ? $"[{string.Join(',', ids.Select(Number))}]" : null);
        Add("c.key = $key", "$key", selection.Key?.ToBytes());
        Add("c.handler = $handler", "$handler", selection.Handler);
        Add("d.app = $app", "$app", selection.App);
        Add("d.lane = $user", "$user", selection.UserId);
        Add("c.failed < $before", "$before", selection.FailedBefore?.ToUnixTimeMilliseconds());
        return (selected.ToString(), [.. values]);

        void Add(string condition, string name, object? value)
        {
            if (value is not null)
            {
                selected.Append(" AND ").Append(condition);
                values.Add((name, value));
            }
        }
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
