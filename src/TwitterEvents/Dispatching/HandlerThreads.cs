using System.Diagnostics.CodeAnalysis;

namespace TwitterEvents.Dispatching;

/// <summary>
/// Where the code of handlers runs. A handler that blocks its thread must not take those that answer X's check, so calls may hold only so
/// many threads of the pool at once as leave it one; the others run on threads of our own. These are started when needed, end when idle, and
/// bound how many calls begin. What a begun call goes on with never waits for that bound: it may be what frees the threads that are held.
/// </summary>
internal sealed class HandlerThreads(Func<int> maxOwnThreads, int maxPoolThreads)
{
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(10);

    // Not a Lock: idle threads wait on it.
    private readonly object mutex = new();
    private readonly Queue<HandlerWork> beginnings = new();
    private readonly Queue<HandlerWork> continuations = new();
    private int onPool;
    private int waiting;
    private int counted;
    private int idle;

    /// <summary>How many threads of the pool handlers may hold at once: all that it makes without delay, but one.</summary>
    public static int DefaultMaxPoolThreads
    {
        get
        {
            ThreadPool.GetMinThreads(out var threads, out _);
            return threads - 1;
        }
    }

    /// <summary>How many pieces wait for a thread.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Runs a piece of a handler's code, soon.</summary>
    public void Queue(HandlerWork work)
    {
        if (TryEnterPool())
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: true);
            return;
        }

        lock (mutex)
        {
            if (work is { IsBeginning: true, Handler.IsDead: true })
            {
                return;
            }

            (work.IsBeginning ? beginnings : continuations).Enqueue(work);
            waiting++;
            if (TryEnterPool())
            {
                // A place has become free meanwhile, and whoever freed it has not seen this.
                HandToPool();
            }
            else
            {
                WakeOrStartThread();
            }
        }
    }

    /// <summary>
    /// Takes a place on the pool for a call that is known to give its thread back soon; <see cref="LeavePool"/> gives the place back. Such
    /// calls may hold the last thread too, for a change of threads costs more than they do. If they block against all experience,
    /// <see cref="ThreadPoolGuard"/> has the pool answer again within half a second.
    /// </summary>
    public bool TryEnterPoolBriefly() => TryEnterPool(maxPoolThreads + 1);

    private bool TryEnterPool() => TryEnterPool(maxPoolThreads);

    private bool TryEnterPool(int max)
    {
        var taken = Volatile.Read(ref onPool);
        while (taken < max)
        {
            var before = Interlocked.CompareExchange(ref onPool, taken + 1, taken);
            if (before == taken)
            {
                return true;
            }

            taken = before;
        }

        return false;
    }

    /// <summary>A thread of the pool has become free; it may take what waits for one of ours.</summary>
    public void LeavePool()
    {
        Interlocked.Decrement(ref onPool);
        if (Waiting > 0 && TryEnterPool())
        {
            lock (mutex)
            {
                HandToPool();
            }
        }
    }

    /// <summary>Gives the next piece that waits to the pool, where the caller has taken a place.</summary>
    private void HandToPool()
    {
        if (TryDequeue(out var work))
        {
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }
        else
        {
            Interlocked.Decrement(ref onPool);
        }
    }

    private void WakeOrStartThread()
    {
        if (waiting <= idle)
        {
            Monitor.Pulse(mutex);
        }
        else if (counted < maxOwnThreads() || continuations.Count > idle)
        {
            StartThread();
        }
    }

    private void StartThread()
    {
        counted++;
        try
        {
            new Thread(new OwnThread(this).Run) { IsBackground = true, Name = "TwitterEvents handlers" }.UnsafeStart();
        }
        catch (Exception)
        {
            // The system gives no more threads. One of ours takes the work when it is free; if there is none, the pool has to.
            counted--;
            if (counted == 0)
            {
                Interlocked.Increment(ref onPool);
                HandToPool();
            }
        }
    }

    /// <summary>A call's time has passed before it began. Nobody waits for it any more, and it would hold its event for nothing.</summary>
    public void Forget(HandlerRun run)
    {
        lock (mutex)
        {
            for (var left = beginnings.Count; left > 0; left--)
            {
                var work = beginnings.Dequeue();
                if (work.Handler == run)
                {
                    waiting--;
                }
                else
                {
                    beginnings.Enqueue(work);
                }
            }
        }
    }

    private bool TryDequeue([NotNullWhen(true)] out HandlerWork? work)
    {
        var found = continuations.TryDequeue(out work) || beginnings.TryDequeue(out work);
        waiting -= found ? 1 : 0;
        return found;
    }

    /// <summary>Waits for work; false if there was none for so long that the thread may end, or if it is one too many.</summary>
    private bool TryTake(OwnThread thread, [NotNullWhen(true)] out HandlerWork? work)
    {
        lock (mutex)
        {
            counted += thread.TakeDiscount() ? 1 : 0;
            while (true)
            {
                if (counted > maxOwnThreads() && continuations.Count == 0)
                {
                    break;
                }

                if (TryDequeue(out work))
                {
                    return true;
                }

                if (!WaitIdle() && waiting == 0)
                {
                    break;
                }
            }

            counted--;
            work = null;
            return false;
        }
    }

    private bool WaitIdle()
    {
        idle++;
        try
        {
            return Monitor.Wait(mutex, IdleLifetime);
        }
        catch (ThreadInterruptedException)
        {
            // A handler has left an interrupt behind, too late for itself.
            return true;
        }
        finally
        {
            idle--;
        }
    }

    private void Discount()
    {
        lock (mutex)
        {
            counted--;
            if (waiting > 0)
            {
                WakeOrStartThread();
            }
        }
    }

    /// <summary>One of our own threads, while it runs the code of a handler.</summary>
    internal sealed class OwnThread(HandlerThreads owner)
    {
        private int discounted;

        public void Run()
        {
            while (owner.TryTake(this, out var work))
            {
                var hasEnded = work.Run(this);
                Thread.CurrentThread.Priority = ThreadPriority.Normal; // as the pool does: a handler may have changed it
                if (hasEnded)
                {
                    ThreadPool.UnsafeQueueUserWorkItem(static run => run.Complete(), work.Handler, preferLocal: false);
                }
            }
        }

        /// <summary>No longer counts it until it comes back: what it runs may hold it for ever.</summary>
        public void Discount()
        {
            if (Interlocked.Exchange(ref discounted, 1) == 0)
            {
                owner.Discount();
            }
        }

        public bool TakeDiscount() => Interlocked.Exchange(ref discounted, 0) == 1;
    }
}
