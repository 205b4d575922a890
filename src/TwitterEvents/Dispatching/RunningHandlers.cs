namespace TwitterEvents.Dispatching;

/// <summary>The calls of handlers that run now: those somebody waits for, the oldest first, and those that overran their time limit.</summary>
internal sealed class RunningHandlers(TimeProvider time)
{
    private readonly Lock mutex = new();
    private readonly Dictionary<HandlerRegistration, int> overrunning = [];
    private HandlerRun? oldest;
    private HandlerRun? newest;
    private int count;

    /// <summary>How many run within their time limit.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How many run on past their limit.</summary>
    public int Overrunning
    {
        get
        {
            lock (mutex)
            {
                return overrunning.Values.Sum();
            }
        }
    }

    /// <summary>How long the oldest of those within their limit has been running.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (mutex)
            {
                return oldest is null ? TimeSpan.Zero : time.GetElapsedTime(oldest.StartedAt);
            }
        }
    }

    /// <summary>How many calls of a handler run on past their limit.</summary>
    public int OverrunningOf(HandlerRegistration handler)
    {
        lock (mutex)
        {
            return overrunning.GetValueOrDefault(handler);
        }
    }

    public void Add(HandlerRun run)
    {
        lock (mutex)
        {
            run.Older = newest;
            newest = run;
            oldest ??= run;
            if (run.Older is { } older)
            {
                older.Newer = run;
            }

            count++;
        }
    }

    /// <summary>Moves a call from those within their limit to those past it.</summary>
    public void Overran(HandlerRun run)
    {
        lock (mutex)
        {
            Unlink(run);
            overrunning[run.Call.Handler] = overrunning.GetValueOrDefault(run.Call.Handler) + 1;
        }
    }

    public void Remove(HandlerRun run, bool overran)
    {
        lock (mutex)
        {
            if (!overran)
            {
                Unlink(run);
            }
            else if (--overrunning[run.Call.Handler] == 0)
            {
                overrunning.Remove(run.Call.Handler);
            }
        }
    }

    private void Unlink(HandlerRun run)
    {
        count--;
        if (run.Older is null)
        {
            oldest = run.Newer;
        }
        else
        {
            run.Older.Newer = run.Newer;
        }

        if (run.Newer is null)
        {
            newest = run.Older;
        }
        else
        {
            run.Newer.Older = run.Older;
        }

        run.Older = run.Newer = null;
    }
}
