using TwitterEvents.Deliveries;

namespace TwitterEvents.Redelivery;

/// <summary>
/// Remembers which handler succeeded on which event, so that X's redelivery of a delivery runs only what failed. The window says how long,
/// the capacity how much: beyond it the oldest is forgotten first.
/// </summary>
internal sealed class HandledMemory(TimeProvider time, IProcessingSettings settings)
{
    /// <summary>What one delivery may fill: a tenth. What it has beyond is not remembered, and may run again when it comes again.</summary>
    private const int SharesOfCapacity = 10;

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

    public bool Contains(RedeliveryKey key, int handler)
    {
        lock (mutex)
        {
            ForgetExpired();
            return pairs.Contains(new Pair(key, handler));
        }
    }

    /// <returns>False if the delivery has filled its share.</returns>
    public bool Add(RedeliveryKey key, int handler, DeliveryRun delivery)
    {
        var capacity = settings.Processing.RedeliveryCapacity;
        lock (mutex)
        {
            if (!delivery.TryRemember(Math.Max(1, capacity / SharesOfCapacity)))
            {
                return false;
            }

            ForgetExpired();
            var pair = new Pair(key, handler);
            if (pairs.Add(pair))
            {
                byAge.Enqueue((pair, time.GetTimestamp()));
            }

            while (byAge.Count > capacity)
            {
                ForgetOldest();
            }

            return true;
        }
    }

    private void ForgetExpired()
    {
        while (byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.AddedAt) >= settings.Processing.RedeliveryWindow)
        {
            ForgetOldest();
        }
    }

    private void ForgetOldest() => pairs.Remove(byAge.Dequeue().Pair);

    private readonly record struct Pair(RedeliveryKey Key, int Handler);
}
