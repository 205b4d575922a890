using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Deliveries;

/// <summary>Says what reading a delivery has shown (what the schemas do not know, what nobody handles, what cannot be read), and what became of each event.</summary>
internal sealed class DeliveryReports(EventCatalog catalog, HandlerRegistry registry, DriftMonitor drift, TwitterEventsMetrics metrics, ILoggerFactory? loggers)
{
    private readonly ILogger logger = Log.CreateLogger(loggers);
    private readonly ConcurrentDictionary<EventKind, bool> unhandled = new();

    public void Report(Delivery delivery, DeliveryName name)
    {
        drift.Record(delivery.Drifts, delivery.OmittedDrifts);
        if (delivery.Skipped.Count > 0)
        {
            ReportUnhandled(delivery.Skipped, name);
        }

        if (delivery.Malformed is { } malformed)
        {
            logger.Malformed(name.Value, malformed.Raw.Length, malformed.Position, malformed.Reason);
            metrics.Malformed(malformed.Reason);
        }
    }

    public void Report(IncomingEvent incoming, EventOutcome outcome)
    {
        metrics.Event(incoming.Kind, outcome);
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.EventDone(incoming.Name, incoming.Kind.EventType.Name, incoming.Context.DeliveryId, outcome);
        }
    }

    private void ReportUnhandled(IReadOnlyList<EventKind> skipped, DeliveryName name)
    {
        var logs = logger.IsEnabled(LogLevel.Debug);
        foreach (var kind in skipped)
        {
            metrics.Event(kind, EventOutcome.Unhandled);
            if (unhandled.TryAdd(kind, true) && registry.FindOfSameAction(kind, catalog.Kinds) is var (handler, other, action))
            {
                logger.OnlyOtherHandled(kind.WireName, kind.EventType.Name, handler, other.Name, action.Name);
            }

            if (logs)
            {
                logger.EventDone(kind.WireName.Length > 0 ? kind.WireName : "An event of no known key or type", kind.EventType.Name, name.Value, EventOutcome.Unhandled);
            }
        }
    }
}
