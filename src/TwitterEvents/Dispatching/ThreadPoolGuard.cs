using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Dispatching;

/// <summary>
/// Sees to it that the thread pool answers while handlers run. What a handler does after <c>ConfigureAwait(false)</c> runs there, where
/// nothing of ours bounds it; if it blocks, the pool adds a thread about every half second, and X waits three seconds for its check. A
/// thread of our own asks the pool for a sign of life; where none comes, the pool may start threads at once, and until it has recovered.
/// </summary>
internal sealed class ThreadPoolGuard(RunningHandlers running, ILoggerFactory? loggers = null)
{
    private const int MaxThreads = 512;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>How many good signs in a row end the relief, and, with no handler at work, the watch.</summary>
    private const int GoodSigns = 40;

    private readonly ILogger logger = Log.CreateLogger(loggers);
    private int isWatching;

    /// <summary>A handler begins.</summary>
    public void Watch()
    {
        if (Volatile.Read(ref isWatching) != 0 || Interlocked.Exchange(ref isWatching, 1) != 0)
        {
            return;
        }

        try
        {
            new Thread(Run) { IsBackground = true, Name = "TwitterEvents thread pool guard" }.UnsafeStart();
        }
        catch (Exception exception)
        {
            Volatile.Write(ref isWatching, 0);
            logger.NoGuard(exception);
        }
    }

    private void Run()
    {
        ThreadPool.GetMinThreads(out var usual, out _);
        var relieved = 0;
        using var never = new ManualResetEventSlim();
        for (var goodSigns = 0; goodSigns < GoodSigns || relieved > 0 || IsNeeded;)
        {
            never.Wait(Interval);
            if (!IsAlive())
            {
                goodSigns = 0;
                relieved = Relieve(usual, relieved);
            }
            else if (++goodSigns >= GoodSigns && relieved > 0)
            {
                relieved = Restore(usual, relieved);
            }
        }

        Interlocked.Exchange(ref isWatching, 0);
        if (IsNeeded)
        {
            Watch(); // One began between the last look and the end.
        }
    }

    private bool IsNeeded => running.Count > 0 || running.Overrunning > 0;

    /// <summary>A pool that is only busy goes on ending work, and more threads would not help it.</summary>
    private static bool IsAlive()
    {
        var completed = ThreadPool.CompletedWorkItemCount;

        // Not disposed: a sign that comes late still sets it.
        var sign = new ManualResetEventSlim();
        ThreadPool.UnsafeQueueUserWorkItem(static sign => sign.Set(), sign, preferLocal: false);
        return sign.Wait(Patience) || ThreadPool.CompletedWorkItemCount != completed;
    }

    private int Relieve(int usual, int before)
    {
        ThreadPool.GetMinThreads(out var least, out var completion);

        // A thread for each handler is most often enough, and at once; what blocks besides them is met by doubling.
        ThreadPool.GetMaxThreads(out var most, out _);
        var wanted = Math.Min(Math.Min(MaxThreads, most), Math.Max(usual + running.Count, 2 * Math.Max(ThreadPool.ThreadCount, least)));
        if (wanted <= least || !ThreadPool.SetMinThreads(wanted, completion))
        {
            return before;
        }

        if (before == 0)
        {
            logger.PoolBlocked(ThreadPool.ThreadCount, running.Count);
        }

        return wanted;
    }

    /// <summary>Puts back what was, unless somebody else has changed it meanwhile.</summary>
    private static int Restore(int usual, int relieved)
    {
        ThreadPool.GetMinThreads(out var least, out var completion);
        if (least == relieved)
        {
            ThreadPool.SetMinThreads(usual, completion);
        }

        return 0;
    }
}
