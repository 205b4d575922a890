using TwitterEvents.Diagnostics;

namespace TwitterEvents.Receiving;

/// <summary>
/// The memory that bodies hold whose signature is not checked yet, over all connections and paths. It is what a stranger can cost, and a
/// limit per request is none against many requests.
/// </summary>
internal sealed class UnverifiedBytes
{
    private const long MaxDefault = 256 << 20;

    private long used;

    public UnverifiedBytes(TwitterEventsMetrics metrics) => metrics.ObserveUnverifiedBytes(() => Used);

    public long Used => Interlocked.Read(ref used);

    /// <summary>An eighth of the memory the process may use (a container's limit counts), at most 256 MB, but room for one body at least.</summary>
    public static long DefaultMax(int maxBodyBytes) =>
        Math.Max(maxBodyBytes, Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8, MaxDefault));

    public bool TryReserve(long count, long max)
    {
        while (true)
        {
            var before = Used;
            if (count > max - before)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref used, before + count, before) == before)
            {
                return true;
            }
        }
    }

    public void Release(long count) => Interlocked.Add(ref used, -count);
}
