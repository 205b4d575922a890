using System.Diagnostics.Metrics;
using TwitterEvents.Reading;

namespace TwitterEvents.Diagnostics;

/// <summary>The instruments of the meter <c>TwitterEvents</c>. Tags have few values: no path, no user, no id.</summary>
internal sealed class TwitterEventsMetrics : IDisposable
{
    public const string MeterName = "TwitterEvents";

    private readonly Meter meter;
    private readonly bool ownsMeter;
    private readonly Counter<long> deliveries;
    private readonly Counter<long> rejected;
    private readonly Counter<long> malformed;
    private readonly Counter<long> events;
    private readonly Counter<long> drift;

    public TwitterEventsMetrics(IMeterFactory? meters = null)
    {
        ownsMeter = meters is null;
        meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        deliveries = meter.CreateCounter<long>("twitter_events.deliveries", "{delivery}", "Verified deliveries, by outcome.");
        rejected = meter.CreateCounter<long>("twitter_events.rejected", "{request}", "Requests refused, by reason.");
        malformed = meter.CreateCounter<long>("twitter_events.malformed", "{delivery}", "Deliveries that are no valid JSON, by reason.");
        events = meter.CreateCounter<long>("twitter_events.events", "{event}", "Events given to handlers, by wire name and outcome.");
        drift = meter.CreateCounter<long>("twitter_events.drift", "{value}", "Values and events the schemas do not know, by kind.");
    }

    public void Delivered(DeliveryOutcome outcome)
    {
        if (deliveries.Enabled)
        {
            deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));
        }
    }

    public void Malformed(MalformedReason reason) => malformed.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));

    public void Rejected(string reason) => rejected.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="read">Called whenever somebody collects metrics.</param>
    public void ObserveUnverifiedBytes(Func<long> read) => meter.CreateObservableUpDownCounter(
        "twitter_events.unverified_bytes", read, "By", "Memory held by bodies whose signature is not checked yet.");

    public void Event(EventKind kind, bool succeeded)
    {
        if (events.Enabled)
        {
            events.Add(
                1,
                new KeyValuePair<string, object?>("event", kind.WireName.Length > 0 ? kind.WireName : kind.EventType.Name),
                new KeyValuePair<string, object?>("outcome", succeeded ? "handled" : "failed"));
        }
    }

    public void Drift(DriftKind kind)
    {
        if (drift.Enabled)
        {
            drift.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
        }
    }

    // A meter of a factory belongs to the factory.
    public void Dispose()
    {
        if (ownsMeter)
        {
            meter.Dispose();
        }
    }
}
