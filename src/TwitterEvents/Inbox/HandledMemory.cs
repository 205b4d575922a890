namespace TwitterEvents.Inbox;

/// <summary>
/// Remembers which handler succeeded on which event, so that X's redelivery of a delivery runs only what failed. X gives up some five
/// minutes after the first try; ten minutes cover that, and the number bounds the memory.
/// </summary>
internal sealed class HandledMemory(TimeProvider time)
{
    public const int Capacity = 100_000;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Lock mutex = new();
    private readonly HashSet<Pair> pairs = [];
    private readonly Queue<(Pair Pair, long AddedAt)> byAge = new();

    public int Count
    {
        get
        {
            lock (mutex)
            {
                return pairs.Count;
            }
        }
    }

    public bool Contains(EventKey key, object handler)
    {
        lock (mutex)
        {
            ForgetExpired();
            return pairs.Contains(new Pair(key, handler));
        }
    }

    public void Add(EventKey key, object handler)
    {
        lock (mutex)
        {
            ForgetExpired();
            var pair = new Pair(key, handler);
            if (!pairs.Add(pair))
            {
                return;
            }

            byAge.Enqueue((pair, time.GetTimestamp()));
            if (byAge.Count > Capacity)
            {
                ForgetOldest();
            }
        }
    }

    private void ForgetExpired()
    {
        while (byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.AddedAt) >= Lifetime)
        {
            ForgetOldest();
        }
    }

    private void ForgetOldest() => pairs.Remove(byAge.Dequeue().Pair);

    private readonly record struct Pair(EventKey Key, object Handler);
}
