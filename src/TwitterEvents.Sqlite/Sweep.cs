namespace TwitterEvents.Sqlite;

/// <summary>Erases what has been kept long enough, a piece at a time.</summary>
internal sealed class Sweep(Writer writer, SqliteInboxOptions options, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long? sweptAt;
    private TimeSpan pause;
    private int page = Pages.First;

    /// <summary>Erases a piece, if it is time.</summary>
    /// <param name="fence">Of the right to run handlers.</param>
    public async ValueTask RunAsync(long fence)
    {
        if (sweptAt is { } at && time.GetElapsedTime(at) < pause)
        {
            return;
        }

        var started = time.GetTimestamp();
        (sweptAt, pause) = (started, Interval);
        var isMore = false;
        await writer.DoAsync(new Write(statements =>
        {
            // Without the wait for its turn: where many write, much is to be erased as well.
            var begun = time.GetTimestamp();
            isMore = EraseSome(statements);
            page = Pages.Next(page, time.GetElapsedTime(begun));
        }) { Fence = fence }).ConfigureAwait(false);
        if (isMore)
        {
            // However much there is, whoever handles something has the file for most of the time.
            (sweptAt, pause) = (time.GetTimestamp(), Pages.PauseFactor * time.GetElapsedTime(started));
        }
    }

    /// <returns>Whether there may be more.</returns>
    private bool EraseSome(Statements statements)
    {
        var now = time.GetUtcNow();
        var deliveries = statements.Execute(
            "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended < $before LIMIT $count)",
            ("$before", Before(now, options.Retention)),
            ("$count", page));
        var claims = statements.Execute(
            "DELETE FROM done WHERE key IN (SELECT key FROM done WHERE at < $before LIMIT $count)",
            ("$before", Before(now, options.ClaimRetention)),
            ("$count", page));

        // What ended by a clock that was ahead is kept from now on.
        (string, object?)[] ahead = [("$now", Milliseconds(now)), ("$ahead", Milliseconds(now + Feed.OtherClock)), ("$count", page)];
        var ended = statements.Execute(
            "UPDATE deliveries SET ended = $now WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended > $ahead LIMIT $count)", ahead);
        var succeeded = statements.Execute("UPDATE done SET at = $now WHERE key IN (SELECT key FROM done WHERE at > $ahead LIMIT $count)", ahead);
        return deliveries == page || claims == page || ended == page || succeeded == page;
    }

    /// <summary>What is kept for longer than there have been clocks is kept for ever.</summary>
    private static long Before(DateTimeOffset now, TimeSpan kept) => kept < now - DateTimeOffset.UnixEpoch ? Milliseconds(now - kept) : 0;

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
