using Microsoft.Extensions.Logging;

namespace TwitterEvents.Sqlite;

/// <summary>
/// The right to run handlers, which one process has at a time, for as long as it says so. Each new owner has a higher fence, and what a former one still
/// writes is refused: also where another file has been put in the place of the one it had the right in, for a fence is the time as well.
/// </summary>
internal sealed class Ownership(Writer writer, SqliteInboxOptions options, TimeProvider time, ILogger logger)
{
    /// <summary>A clock that differs so much from the time that has passed was set.</summary>
    private static readonly TimeSpan LeastJump = TimeSpan.FromSeconds(1);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly OwnerWatch watch = new(options.Lease, time);
    private long extendedAt;
    private DateTimeOffset extendedOn;
    private bool isWaitingTold;

    /// <summary>The end of the right, as it stands in the file.</summary>
    private long end;

    /// <summary>Whether the right that stands in the file is an earlier one than this process has: who has it alone says until when.</summary>
    /// <param name="fence">Its fence.</param>
    /// <param name="there">What stands in the file: a fence, and the end of its right, 0 if it was given back.</param>
    public bool IsPutBack(long fence, (long Fence, long Until) there) =>
        there.Fence < fence || (there.Fence == fence && there.Until != end && there.Until != 0);

    /// <summary>Extends a right that this process has, if it is time.</summary>
    /// <param name="fence">Its fence.</param>
    /// <returns>Whether it still has it.</returns>
    public async ValueTask<bool> ExtendAsync(long fence)
    {
        // Who comes now judges by the clock, and is to find an end by the same.
        var elapsed = time.GetElapsedTime(extendedAt);
        if (elapsed < options.Lease / 3 && (time.GetUtcNow() - extendedOn - elapsed).Duration() < LeastJump)
        {
            return true;
        }

        Extended();
        var next = NextEnd;
        if (await writer.DoAsync(new Write(statements => statements.Execute("UPDATE runner SET until = $until", ("$until", next))) { Fence = fence }).ConfigureAwait(false))
        {
            end = next;
            return true;
        }

        logger.TakenOver(options.Path);
        return false;
    }

    /// <returns>The fence of the right; null as long as another process has it.</returns>
    public async ValueTask<long?> AcquireAsync()
    {
        var isFree = false;
        var next = 0L;
        var nextEnd = 0L;
        await writer.DoAsync(new Write(statements =>
        {
            using (var rows = statements.Read("SELECT fence, until, owner FROM runner"))
            {
                rows.Read();
                var current = rows.GetInt64(0);
                next = Math.Max(current + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
                isFree = watch.IsSilent(current, rows.GetInt64(1)) || rows.GetString(2) == owner;
                nextEnd = NextEnd;
            }

            if (isFree)
            {
                statements.Execute("UPDATE runner SET owner = $owner, fence = $next, until = $until", ("$owner", owner), ("$next", next), ("$until", nextEnd));
            }
        })).ConfigureAwait(false);
        if (!isFree)
        {
            if (!isWaitingTold)
            {
                isWaitingTold = true;
                logger.Waiting(options.Path);
            }

            return null;
        }

        isWaitingTold = false;
        end = nextEnd;
        Extended();
        return next;
    }

    /// <summary>Gives the right back, so that nobody waits for its end.</summary>
    public void Release(long fence) => _ = writer.DoAsync(new Write(static statements => statements.Execute("UPDATE runner SET until = 0")) { Fence = fence });

    private void Extended() => (extendedAt, extendedOn) = (time.GetTimestamp(), time.GetUtcNow());

    /// <summary>Until when this process has the right, if it says nothing more.</summary>
    private long NextEnd => (time.GetUtcNow() + options.Lease).ToUnixTimeMilliseconds();
}
