using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>
/// Finds work in the file, as long as this process has the right to run handlers. One process has it at a time; each new owner has a higher fence, and
/// what a former one still writes is refused.
/// </summary>
internal sealed class Feed(Writer writer, Reader reader, SqliteInboxOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const int Page = 1_000;

    /// <summary>How many deliveries wait in memory at most, without their bodies; the others wait in the file.</summary>
    private const int Window = 20_000;

    /// <summary>How much of bodies waits in memory, so that what this process has just accepted need not be read from the file.</summary>
    private const long MaxBytes = 16 << 20;

    private const int MaxRetriesAhead = 1_000;

    /// <summary>How often it looks for what another process has accepted.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    /// <summary>What has failed so far ahead was written by another clock.</summary>
    private static readonly TimeSpan OtherClock = TimeSpan.FromMinutes(1);

    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly Lock gate = new();
    private readonly HashSet<InboxKey> retrying = [];
    private Task? looking;
    private TaskCompletionSource<Schedule> schedule = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? ownership;
    private long fence;
    private long last;
    private long extendedAt;
    private long? sweptAt;
    private bool isWaitingTold;

    /// <summary>Whether there is more in the file than may wait in memory.</summary>
    private volatile bool isFull;

    /// <summary>A delivery is in the file now, by this process. One after another.</summary>
    public void Accepted(long id, AcceptedDelivery delivery)
    {
        lock (gate)
        {
            if (fence > 0 && schedule.Task.Result is var own && own.Count < Window && id == last + 1)
            {
                last = id;
                own.Add(new Taken(id, LaneOf(delivery.App, delivery.UserId), fence, null)
                {
                    Schedule = own,
                    Delivery = own.Bytes < MaxBytes ? delivery : null,
                });
                return;
            }
        }

        Look();
    }

    /// <summary>Of one lane one at a time.</summary>
    public static string? LaneOf(string? app, string? user) => user is null ? null : $"{app}\n{user}";

    /// <summary>Says that there may be something new.</summary>
    private void Look()
    {
        if (looking is null)
        {
            return;
        }

        lock (gate)
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    public async ValueTask<Taken> TakeAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Who only receives never comes here.
            looking ??= Task.Run(RunAsync, CancellationToken.None);
        }

        while (true)
        {
            Task<Schedule> current;
            lock (gate)
            {
                current = schedule.Task;
            }

            var own = await current.WaitAsync(cancellationToken).ConfigureAwait(false);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ownership!.Token);
            try
            {
                return await own.TakeAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Another process has taken over.
            }
        }
    }

    public void Settled(Taken taken)
    {
        taken.Schedule.Free(taken);
        if (taken.Call is { } call)
        {
            lock (gate)
            {
                retrying.Remove(call.Key);
            }
        }

        if (isFull || taken.HasFailed)
        {
            Look();
        }
    }

    /// <summary>Gives the right to run handlers back, and looks for nothing more.</summary>
    public async Task CloseAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        if (fence > 0)
        {
            _ = writer.DoAsync(new Write(static statements => statements.Execute("UPDATE runner SET until = 0")) { Fence = fence });
        }
    }

    /// <summary>After the writer, which it may wait for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (looking is not null)
        {
            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        ownership?.Dispose();
        signal.Dispose();
        closing.Dispose();
    }

    private async Task RunAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                if (await OwnAsync().ConfigureAwait(false))
                {
                    Load();
                    await SweepAsync().ConfigureAwait(false);
                }
            }
            catch (SqliteException exception)
            {
                // What is wrong with the file, whoever writes to it is told; it is looked at again.
                logger.CannotRead(options.Path, exception.SqliteErrorCode);
            }
            catch (ObjectDisposedException) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.FeedDefect(exception);
            }

            await WaitAsync().ConfigureAwait(false);
        }
    }

    private async Task WaitAsync()
    {
        using var limit = new CancellationTokenSource(LookInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, closing.Token);
        await signal.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <returns>Whether this process has the right to run handlers.</returns>
    private async Task<bool> OwnAsync()
    {
        if (fence > 0)
        {
            if (time.GetElapsedTime(extendedAt) < options.Lease / 3)
            {
                return true;
            }

            extendedAt = time.GetTimestamp();
            var until = Milliseconds(time.GetUtcNow() + options.Lease);
            if (await writer.DoAsync(new Write(statements => statements.Execute("UPDATE runner SET until = $until", ("$until", until))) { Fence = fence }).ConfigureAwait(false))
            {
                return true;
            }

            logger.TakenOver(options.Path);
            lock (gate)
            {
                fence = 0;
                retrying.Clear();
                schedule = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await ownership!.CancelAsync().ConfigureAwait(false);
        }

        return await AcquireAsync().ConfigureAwait(false);
    }

    private async Task<bool> AcquireAsync()
    {
        var now = time.GetUtcNow();
        var isFree = false;
        var next = 0L;
        await writer.DoAsync(new Write(statements =>
        {
            // An end far ahead was written by another clock.
            isFree = statements.Execute(
                "UPDATE runner SET owner = $owner, fence = fence + 1, until = $until WHERE until <= $now OR until > $latest",
                ("$owner", owner),
                ("$until", Milliseconds(now + options.Lease)),
                ("$now", Milliseconds(now)),
                ("$latest", Milliseconds(now + (2 * options.Lease)))) == 1;
            next = (long)statements.Value("SELECT fence FROM runner")!;
        })).ConfigureAwait(false);
        if (!isFree)
        {
            if (!isWaitingTold)
            {
                isWaitingTold = true;
                logger.Waiting(options.Path);
            }

            return false;
        }

        isWaitingTold = false;
        extendedAt = time.GetTimestamp();
        lock (gate)
        {
            fence = next;
            last = 0;
            ownership?.Dispose();
            ownership = new CancellationTokenSource();
            schedule.SetResult(new Schedule());
        }

        logger.Running(options.Path, fence);
        return true;
    }

    private void Load()
    {
        var own = schedule.Task.Result;
        var isMore = true;
        while (isMore && own.Count < Window)
        {
            isMore = LoadPage(own);
        }

        isFull = isMore;

        var now = time.GetUtcNow();
        foreach (var (delivery, call) in reader.Due(Milliseconds(now), Milliseconds(now + OtherClock), MaxRetriesAhead))
        {
            lock (gate)
            {
                if (!retrying.Add(call.Key))
                {
                    continue;
                }
            }

            own.AddRetry(new Taken(delivery, null, fence, call) { Schedule = own });
        }
    }

    /// <returns>Whether there may be more.</returns>
    private bool LoadPage(Schedule own)
    {
        var after = Interlocked.Read(ref last);
        var page = reader.Waiting(after, Page);
        lock (gate)
        {
            if (last != after)
            {
                // What was accepted meanwhile stands there by now.
                return page.Count > 0;
            }

            foreach (var (id, lane) in page)
            {
                last = id;
                own.Add(new Taken(id, lane, fence, null) { Schedule = own });
            }
        }

        return page.Count == Page;
    }

    /// <summary>Erases what has been kept long enough, a piece at a time.</summary>
    private async Task SweepAsync()
    {
        if (sweptAt is { } at && time.GetElapsedTime(at) < SweepInterval)
        {
            return;
        }

        sweptAt = time.GetTimestamp();
        var now = time.GetUtcNow();
        var isMore = false;
        await writer.DoAsync(new Write(statements =>
        {
            var deliveries = statements.Execute(
                "DELETE FROM deliveries WHERE id IN (SELECT id FROM deliveries WHERE state = 2 AND ended < $before LIMIT $count)",
                ("$before", Milliseconds(now - options.Retention)),
                ("$count", Page));
            var claims = statements.Execute(
                "DELETE FROM done WHERE key IN (SELECT key FROM done WHERE at < $before LIMIT $count)",
                ("$before", Milliseconds(now - options.ClaimRetention)),
                ("$count", Page));
            isMore = deliveries == Page || claims == Page;
        }) { Fence = fence }).ConfigureAwait(false);
        if (isMore)
        {
            sweptAt = null;
        }
    }

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
