using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>
/// Counts what X sends and the schemas do not know: new properties, values of another kind, new events. Nothing of it is lost (see
/// <c>AdditionalProperties</c> and <see cref="UnknownEvent"/>); a path that appears here wants a schema sample. Get it from the services.
/// </summary>
public sealed class DriftMonitor
{
    /// <summary>How many different paths are counted apart.</summary>
    internal const int MaxPaths = 1_000;

    private readonly Lock mutex = new();
    private readonly Dictionary<Drift, long> counts = [];
    private readonly TwitterEventsMetrics metrics;
    private readonly ILogger logger;
    private long uncounted;

    internal DriftMonitor(TwitterEventsMetrics metrics, ILoggerFactory? loggers)
    {
        this.metrics = metrics;
        logger = Log.CreateLogger(loggers);
    }

    /// <summary>How much drift was not counted by path because 1,000 other paths, or 1,000 in one delivery, came before it.</summary>
    public long UncountedByPath => Interlocked.Read(ref uncounted);

    /// <summary>What has come since the start, the most frequent first.</summary>
    public IReadOnlyList<DriftCount> GetCounts()
    {
        lock (mutex)
        {
            return
            [
                .. counts
                    .Select(entry => new DriftCount(entry.Key, entry.Value))
                    .OrderByDescending(entry => entry.Count)
                    .ThenBy(entry => entry.Drift.Path, StringComparer.Ordinal),
            ];
        }
    }

    /// <param name="drifts">What was met in a delivery.</param>
    /// <param name="omitted">How much more there was in it (<see cref="Delivery.OmittedDrifts"/>).</param>
    internal void Record(IReadOnlyList<Drift> drifts, int omitted = 0)
    {
        if (omitted > 0)
        {
            AddUncounted(omitted);
        }

        for (var i = 0; i < drifts.Count; i++)
        {
            metrics.Drift(drifts[i].Kind);
            if (IsNew(drifts[i]))
            {
                logger.NewDrift(drifts[i].Path, drifts[i].Kind);
            }
        }
    }

    private bool IsNew(Drift drift)
    {
        lock (mutex)
        {
            var isKnown = counts.TryGetValue(drift, out var count);
            if (isKnown || counts.Count < MaxPaths)
            {
                counts[drift] = count + 1;
                return !isKnown;
            }
        }

        AddUncounted(1);
        return false;
    }

    private void AddUncounted(int count)
    {
        if (Interlocked.Add(ref uncounted, count) == count)
        {
            logger.TooMuchDrift(MaxPaths);
        }
    }
}
