using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Finds work in the file, as long as this process has the right to run handlers.</summary>
internal sealed class Feed(Writer writer, Reader reader, SqliteInboxOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private const int Page = 1_000;

    /// <summary>How many pages are read before this process says again that it is alive.</summary>
    private const int MaxPages = 100;

    private const int MaxRetriesAhead = 1_000;

    /// <summary>How often it looks for what another process has accepted.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>What has failed or ended so far ahead was written by another clock.</summary>
    public static readonly TimeSpan OtherClock = TimeSpan.FromSeconds(5);

    private readonly Ownership ownership = new(writer, options, time, logger);
    private readonly Sweep sweep = new(writer, options, time);
    private readonly CancellationTokenSource closing = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly Lock gate = new();
    private readonly HashSet<InboxKey> retrying = [];
    private readonly Alarm reading = new(time);
    private Task? looking;
    private TaskCompletionSource<Schedule> schedule = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled when the right is lost.</summary>
    private CancellationTokenSource? term;

    /// <summary>Of the right, once what is taken by it has a schedule; 0 for none.</summary>
    private long fence;

    private long last;

    /// <summary>Whether there is more in the file than may wait in memory.</summary>
    private volatile bool isFull;

    /// <summary>A delivery is in the file now, by this process. One after another.</summary>
    public void Accepted(long id, AcceptedDelivery delivery)
    {
        try
        {
            lock (gate)
            {
                if (fence > 0 && schedule.Task.Result is var own && own.HasRoom && id == last + 1)
                {
                    own.Add(id, LaneOf(delivery.App, delivery.UserId), delivery);
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
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, own.Term);
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
            ownership.Release(fence);
        }
    }

    /// <summary>After the writer, which it may wait for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (looking is not null)
        {
            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        term?.Dispose();
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
            await sweep.RunAsync(fence).ConfigureAwait(false);
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
        else if (exception is OutOfMemoryException)
        {
            logger.OutOfMemory("work is looked for again");
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
        if (reader.LeaveIfMoved())
        {
            // In another file this process has no right yet, and its numbers are others.
            fence = 0;
        }

        if (fence > 0 && IsPutBack())
        {
            logger.PutBack(options.Path);
            fence = 0;
        }

        if (fence > 0)
        {
            if (await ownership.ExtendAsync(fence).ConfigureAwait(false))
            {
                return true;
            }

            fence = 0;
        }

        await DropAsync().ConfigureAwait(false);
        if (await ownership.AcquireAsync().ConfigureAwait(false) is not { } next)
        {
            return false;
        }

        last = 0;
        var source = new CancellationTokenSource();
        var own = new Schedule(next, time, source.Token);
        lock (gate)
        {
            term?.Dispose();
            term = source;
            schedule.SetResult(own);
        }

        fence = next;
        logger.Running(options.Path, fence);
        return true;
    }

    /// <summary>
    /// Whether an earlier state of the file was put into it since this process has the right. What comes then has numbers that are taken for done.
    /// </summary>
    private bool IsPutBack()
    {
        var known = Interlocked.Read(ref last);
        var (there, highest) = reader.Right();
        return highest < known || ownership.IsPutBack(fence, there);
    }

    /// <summary>Lets go of what was taken under a right that is lost. It may be done again, if it failed in its midst.</summary>
    private async Task DropAsync()
    {
        if (term is not { IsCancellationRequested: false })
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

        await term.CancelAsync().ConfigureAwait(false);
    }

    private void Load()
    {
        var own = schedule.Task.Result;
        var isMore = true;
        for (var pages = 0; isMore && pages < MaxPages && own.HasRoom; pages++)
        {
            isMore = LoadPage(own);
        }

        isFull = isMore;
        if (isMore && own.HasRoom)
        {
            Look();
        }

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

            own.AddRetry(delivery, call);
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
                own.Add(id, lane, null);
                last = id;
            }
        }

        return page.Count == Page;
    }

    private static long Milliseconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds();
}
