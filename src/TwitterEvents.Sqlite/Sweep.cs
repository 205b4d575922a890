namespace TwitterEvents.Sqlite;

/// <summary>Erases what has been kept long enough.</summary>
internal static class Sweep
{
    private const int Page = 1_000;

    /// <returns>Whether there may be more.</returns>
    public static bool Run(Statements statements, SqliteInboxOptions options, DateTimeOffset now)
    {
        var deliveries = statements.Execute(
            "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended < $before LIMIT $count)",
            ("$before", Milliseconds(now - options.Retention)),
            ("$count", Page));
        var claims = statements.Execute(
            "DELETE FROM done WHERE key IN (SELECT key FROM done WHERE at < $before LIMIT $count)",
            ("$before", Milliseconds(now - options.ClaimRetention)),
            ("$count", Page));

        // What ended by a clock that was ahead is kept from now on.
        (string, object?)[] ahead = [("$now", Milliseconds(now)), ("$ahead", Milliseconds(now + Feed.OtherClock)), ("$count", Page)];
        var ended = statements.Execute(
            "UPDATE deliveries SET ended = $now WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended > $ahead LIMIT $count)", ahead);
        var succeeded = statements.Execute("UPDATE done SET at = $now WHERE key IN (SELECT key FROM done WHERE at > $ahead LIMIT $count)", ahead);
        return deliveries == Page || claims == Page || ended == Page || succeeded == Page;
    }

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
