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

    /// <summary>How much of bodies waits in memory at most, so that what this process has just accepted need not be read from the file.</summary>
    private const long MostBytes = 16 << 20;

    /// <summary>How much of the memory a process may have, for it needs some to handle what waits.</summary>
    private const int ShareOfMemory = 64;

    private const int MaxRetriesAhead = 1_000;

    /// <summary>How often it looks for what another process has accepted.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    /// <summary>How many times as long as a piece took nothing is erased.</summary>
    private const int SweepPauseFactor = 3;

    /// <summary>What has failed or ended so far ahead was written by another clock.</summary>
    public static readonly TimeSpan OtherClock = TimeSpan.FromSeconds(5);

    /// <summary>A clock that differs so much from the time that has passed was set.</summary>
    private static readonly TimeSpan LeastJump = TimeSpan.FromSeconds(1);

    private readonly long maxBytes = Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory);
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly Lock gate = new();
    private readonly HashSet<InboxKey> retrying = [];
    private readonly OwnerWatch watch = new(options.Lease, time);
    private readonly Alarm reading = new(time);
    private Task? looking;
    private TaskCompletionSource<Schedule> schedule = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? ownership;
    private long fence;
    private long last;
    private long extendedAt;
    private DateTimeOffset extendedOn;
    private long? sweptAt;
    private TimeSpan sweepPause;
    private bool isWaitingTold;

    /// <summary>Whether there is more in the file than may wait in memory.</summary>
    private volatile bool isFull;

    /// <summary>A delivery is in the file now, by this process. One after another.</summary>
    public void Accepted(long id, AcceptedDelivery delivery)
    {
        try
        {
            lock (gate)
            {
                if (fence > 0 && schedule.Task.Result is var own && own.Count < Window && id == last + 1)
                {
                    own.Add(new Taken(id, LaneOf(delivery.App, delivery.UserId), fence, null)
                    {
                        Schedule = own,
                        Delivery = own.Bytes < maxBytes ? delivery : null,
                    });
                    last = id;
                    return;
                }
            }

            Look();
        }
        catch (OutOfMemoryException)
        {
            // It is in the file, and is found there.
        }
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
            looking = looking is null or { IsFaulted: true } ? Task.Run(RunAsync, CancellationToken.None) : looking;
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
        Func<Task>[] steps = [LookOnceAsync, WaitAsync];
        for (var i = 0; !closing.IsCancellationRequested; i = 1 - i)
        {
            // Whatever it is that fails, it is tried again: also where there was no memory for the wait.
            try
            {
                await steps[i]().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Tell(exception);
            }
        }
    }

    private async Task LookOnceAsync()
    {
        if (await OwnAsync().ConfigureAwait(false))
        {
            schedule.Task.Result.Resume();
            Load();
            reading.Clear();
            await SweepAsync().ConfigureAwait(false);
        }
    }

    private void Tell(Exception exception)
    {
        if ((exception is ObjectDisposedException && closing.IsCancellationRequested) || !reading.IsDue())
        {
            return;
        }

        if (exception is SqliteException { SqliteErrorCode: var code })
        {
            logger.CannotRead(options.Path, code);
        }
        else
        {
            logger.FeedDefect(exception);
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
            // Who comes now judges by the clock, and is to find an end by the same.
            var elapsed = time.GetElapsedTime(extendedAt);
            if (elapsed < options.Lease / 3 && (time.GetUtcNow() - extendedOn - elapsed).Duration() < LeastJump)
            {
                return true;
            }

            (extendedAt, extendedOn) = (time.GetTimestamp(), time.GetUtcNow());
            if (await writer.DoAsync(new Write(statements => statements.Execute("UPDATE runner SET until = $until", ("$until", NextEnd))) { Fence = fence }).ConfigureAwait(false))
            {
                return true;
            }

            logger.TakenOver(options.Path);
            fence = 0;
        }

        return await AcquireAsync().ConfigureAwait(false);
    }

    private async Task<bool> AcquireAsync()
    {
        await DropAsync().ConfigureAwait(false);
        var isFree = false;
        var next = 0L;
        await writer.DoAsync(new Write(statements =>
        {
            using (var rows = statements.Read("SELECT fence, until FROM runner"))
            {
                rows.Read();
                next = rows.GetInt64(0) + 1;
                isFree = watch.IsSilent(next - 1, rows.GetInt64(1));
            }

            if (isFree)
            {
                statements.Execute("UPDATE runner SET owner = $owner, fence = $next, until = $until", ("$owner", owner), ("$next", next), ("$until", NextEnd));
            }
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
        (extendedAt, extendedOn) = (time.GetTimestamp(), time.GetUtcNow());
        last = 0;
        var (source, own) = (new CancellationTokenSource(), new Schedule(time));
        lock (gate)
        {
            ownership?.Dispose();
            ownership = source;
            schedule.SetResult(own);
        }

        fence = next;
        logger.Running(options.Path, fence);
        return true;
    }

    /// <summary>Lets go of what was taken under a right that is lost. It may be done again, if it failed in its midst.</summary>
    private async Task DropAsync()
    {
        if (ownership is not { IsCancellationRequested: false })
        {
            return;
        }

        lock (gate)
        {
            retrying.Clear();
            if (schedule.Task.IsCompleted)
            {
                schedule = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        await ownership.CancelAsync().ConfigureAwait(false);
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
                // In this order, for there may be no memory for it: then it comes the next time.
                own.Add(new Taken(id, lane, fence, null) { Schedule = own });
                last = id;
            }
        }

        return page.Count == Page;
    }

    /// <summary>Erases what has been kept long enough, a piece at a time.</summary>
    private async Task SweepAsync()
    {
        if (sweptAt is { } at && time.GetElapsedTime(at) < sweepPause)
        {
            return;
        }

        var started = time.GetTimestamp();
        (sweptAt, sweepPause) = (started, SweepInterval);
        var isMore = false;
        await writer.DoAsync(new Write(statements => isMore = Sweep.Run(statements, options, time.GetUtcNow())) { Fence = fence }).ConfigureAwait(false);
        if (isMore)
        {
            // However much there is, whoever handles something has the file for most of the time.
            (sweptAt, sweepPause) = (time.GetTimestamp(), SweepPauseFactor * time.GetElapsedTime(started));
        }
    }

    /// <summary>Until when this process has the right, if it says nothing more.</summary>
    private long NextEnd => Milliseconds(time.GetUtcNow() + options.Lease);

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
