namespace TwitterEvents.Dispatching;

/// <summary>
/// Where the code of handlers runs. A handler that blocks its thread must not take those that answer X's check, so calls may hold only so
/// many threads of the pool at once as leave it one; the others run on threads of our own. These are started when needed, end when idle,
/// and are bounded. One that is held by a call nobody waits for any more is not counted, so that another takes its place.
/// </summary>
internal sealed class HandlerThreads(Func<int> maxOwnThreads, int maxPoolThreads)
{
    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(10);

    // Not a Lock: idle threads wait on it.
    private readonly object mutex = new();
    private readonly Queue<HandlerWork> queue = new();
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

    /// <summary>Runs a piece of a handler's code, soon.</summary>
    public void Queue(HandlerWork work)
    {
        if (TryEnterPool())
        {
            ThreadPool.UnsafeQueueUserWorkItem(new PoolWork(this, work), preferLocal: true);
            return;
        }

        lock (mutex)
        {
            queue.Enqueue(work);
            waiting = queue.Count;
            WakeOrStartThread();
        }
    }

    private bool TryEnterPool()
    {
        if (Interlocked.Increment(ref onPool) <= maxPoolThreads)
        {
            return true;
        }

        Interlocked.Decrement(ref onPool);
        return false;
    }

    /// <summary>A thread of the pool has become free; it may take what waits for one of ours.</summary>
    private void LeavePool()
    {
        Interlocked.Decrement(ref onPool);
        if (Volatile.Read(ref waiting) == 0 || !TryEnterPool())
        {
            return;
        }

        HandlerWork work;
        lock (mutex)
        {
            if (!queue.TryDequeue(out work))
            {
                Interlocked.Decrement(ref onPool);
                return;
            }

            waiting = queue.Count;
        }

        ThreadPool.UnsafeQueueUserWorkItem(new PoolWork(this, work), preferLocal: true);
    }

    private void WakeOrStartThread()
    {
        if (queue.Count <= idle)
        {
            Monitor.Pulse(mutex);
        }
        else if (counted < maxOwnThreads())
        {
            counted++;
            new Thread(new OwnThread(this).Run) { IsBackground = true, Name = "TwitterEvents handlers" }.UnsafeStart();
        }
    }

    /// <summary>Waits for work; false if there was none for so long that the thread may end, or it is one too many.</summary>
    private bool TryTake(OwnThread thread, out HandlerWork work)
    {
        lock (mutex)
        {
            if (thread.TakeDiscount())
            {
                if (counted >= maxOwnThreads())
                {
                    work = default;
                    return false;
                }

                counted++;
            }

            while (!queue.TryDequeue(out work))
            {
                idle++;
                var woken = Monitor.Wait(mutex, IdleLifetime);
                idle--;
                if (!woken && queue.Count == 0)
                {
                    counted--;
                    return false;
                }
            }

            waiting = queue.Count;
            return true;
        }
    }

    private void Discount()
    {
        lock (mutex)
        {
            counted--;
            if (queue.Count > 0)
            {
                WakeOrStartThread();
            }
        }
    }

    private sealed class PoolWork(HandlerThreads owner, HandlerWork work) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            var hasEnded = work.Run(thread: null);
            owner.LeavePool();
            if (hasEnded)
            {
                // Here, for what follows is code of ours, and ends in the answer to X.
                work.Handler.Complete();
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
                if (work.Run(this))
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
