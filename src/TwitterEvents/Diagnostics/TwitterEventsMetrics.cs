using System.Diagnostics;
using System.Diagnostics.Metrics;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;
using TwitterEvents.Reading;

namespace TwitterEvents.Diagnostics;

/// <summary>
/// The instruments of the meter <c>TwitterEvents</c>. Tags have few values: no path, no user, no id, nothing that X or a stranger writes. A
/// listener that throws changes nothing.
/// </summary>
internal sealed class TwitterEventsMetrics : IDisposable
{
    public const string MeterName = "TwitterEvents";

    // From well below a quick handler to past the longest time limit anybody sets.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    };

    private readonly Meter meter;
    private readonly bool ownsMeter;
    private readonly Counter<long>? deliveries;
    private readonly Counter<long>? rejected;
    private readonly Counter<long>? malformed;
    private readonly Counter<long>? events;
    private readonly Counter<long>? drift;
    private readonly Counter<long>? stored;
    private readonly Counter<long>? refused;
    private readonly Counter<long>? retries;
    private readonly Counter<long>? deadLetters;
    private readonly Histogram<double>? deliveryDuration;
    private readonly Histogram<double>? handlerDuration;

    public TwitterEventsMetrics(RunningHandlers running, IMeterFactory? meters = null)
    {
        ownsMeter = meters is null;
        meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        deliveries = Try(() => meter.CreateCounter<long>("twitter_events.deliveries", "{delivery}", "Verified deliveries, by outcome."));
        rejected = Try(() => meter.CreateCounter<long>("twitter_events.rejected", "{request}", "Requests refused, by reason."));
        malformed = Try(() => meter.CreateCounter<long>("twitter_events.malformed", "{delivery}", "Deliveries that are no valid JSON, by reason."));
        events = Try(() => meter.CreateCounter<long>("twitter_events.events", "{event}", "Events, by type and outcome."));
        drift = Try(() => meter.CreateCounter<long>("twitter_events.drift", "{value}", "Values and events the schemas do not know, by kind."));
        stored = Try(() => meter.CreateCounter<long>("twitter_events.inbox.stored", "{delivery}", "Deliveries stored in the inbox."));
        refused = Try(() => meter.CreateCounter<long>("twitter_events.inbox.refused", "{delivery}", "Deliveries the inbox could not store."));
        retries = Try(() => meter.CreateCounter<long>("twitter_events.inbox.retries", "{call}", "Failed calls that are tried again, by handler."));
        deadLetters = Try(() => meter.CreateCounter<long>("twitter_events.inbox.dead_letters", "{call}", "Calls given up, by handler."));
        deliveryDuration = Try(() => meter.CreateHistogram(
            "twitter_events.delivery.duration", "s", "How long a delivery was in work, by outcome.", advice: Seconds));
        handlerDuration = Try(() => meter.CreateHistogram(
            "twitter_events.handler.duration", "s", "How long a handler took for an event, by handler, event type and outcome.", advice: Seconds));
        Try(() => meter.CreateObservableGauge(
            "twitter_events.handlers.running", () => running.Count, "{call}", "Calls of handlers that run within their time limit."));
        Try(() => meter.CreateObservableGauge(
            "twitter_events.handlers.oldest", () => running.OldestAge.TotalSeconds, "s", "Age of the oldest of them; 0 if none runs."));
        Try(() => meter.CreateObservableGauge(
            "twitter_events.handlers.overrunning", () => running.Overrunning, "{call}", "Calls that run on past their time limit."));
    }

    public void Delivered(DeliveryOutcome outcome, TimeSpan duration)
    {
        if (deliveries is not { Enabled: true } && deliveryDuration is not { Enabled: true })
        {
            return;
        }

        var tag = new KeyValuePair<string, object?>("outcome", NameOf(outcome));
        Add(deliveries, 1, tag);
        Record(deliveryDuration, duration, tag);
    }

    public void Malformed(MalformedReason reason) => Add(malformed, 1, Tag("reason", reason));

    public void Rejected(string reason) => Add(rejected, 1, new KeyValuePair<string, object?>("reason", reason));

    /// <param name="read">Called whenever somebody collects metrics.</param>
    public void ObserveUnverifiedBytes(Func<long> read) => Try(() => meter.CreateObservableUpDownCounter(
        "twitter_events.unverified_bytes", read, "By", "Memory held by bodies whose signature is not checked yet."));

    /// <param name="read">Called whenever somebody collects metrics; null if it is not known now.</param>
    public void ObserveInbox(Func<InboxDepth?> read)
    {
        Try(() => meter.CreateObservableGauge(
            "twitter_events.inbox.waiting",
            () => read() is { } depth ? [new Measurement<long>(depth.Waiting)] : Array.Empty<Measurement<long>>(),
            "{delivery}",
            "Deliveries in the inbox that wait for their turn."));
        Try(() => meter.CreateObservableGauge(
            "twitter_events.inbox.oldest",
            () => read() is { } depth ? [new Measurement<double>(depth.Oldest.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s",
            "Age of the oldest of them; 0 if none waits."));
    }

    public void Stored() => Add(stored, 1);

    public void NotStored() => Add(refused, 1);

    public void InboxFailure(string handler, bool isLast) => Add(isLast ? deadLetters : retries, 1, new KeyValuePair<string, object?>("handler", handler));

    public void Event(EventKind kind, EventOutcome outcome, int count = 1)
    {
        if (events is { Enabled: true })
        {
            Add(events, count, new("event", kind.EventType.Name), new("outcome", NameOf(outcome)));
        }
    }

    public void Handler(HandlerCall call, EventKind kind, HandlerOutcome outcome, TimeSpan duration)
    {
        if (handlerDuration is { Enabled: true })
        {
            Record(handlerDuration, duration, new("handler", call.Handler.Name), new("event", kind.EventType.Name), new("outcome", NameOf(outcome)));
        }
    }

    public void Drift(DriftKind kind, int count = 1) => Add(drift, count, Tag("kind", kind));

    // A meter of a factory belongs to the factory.
    public void Dispose()
    {
        if (ownsMeter)
        {
            meter.Dispose();
        }
    }

    private static string NameOf(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Handled => "handled",
        DeliveryOutcome.NotAnObject => "not_an_object",
        DeliveryOutcome.Busy => "busy",
        DeliveryOutcome.NotStored => "not_stored",
        _ => "failed",
    };

    private static string NameOf(HandlerOutcome outcome) => outcome switch
    {
        HandlerOutcome.Succeeded => "handled",
        HandlerOutcome.TimedOut => "timeout",
        HandlerOutcome.Cancelled => "cancelled",
        _ => "failed",
    };

    private static string NameOf(EventOutcome outcome) => outcome switch
    {
        EventOutcome.Handled => "handled",
        EventOutcome.Repeated => "repeated",
        EventOutcome.Unhandled => "unhandled",
        EventOutcome.Timeout => "timeout",
        EventOutcome.Held => "held",
        EventOutcome.Busy => "busy",
        _ => "failed",
    };

    private static KeyValuePair<string, object?> Tag<T>(string name, T value)
        where T : struct, Enum => new(name, Enum.GetName(value));

    /// <summary>Null if a listener throws when it hears of the instrument.</summary>
    private static T? Try<T>(Func<T> create)
        where T : Instrument
    {
        try
        {
            return create();
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static void Add(Counter<long>? counter, long count, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            counter?.Add(count, tags);
        }
        catch (Exception)
        {
            // What a listener throws is its own affair.
        }
    }

    private static void Record(Histogram<double>? histogram, TimeSpan duration, params ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        try
        {
            histogram?.Record(duration.TotalSeconds, tags);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
