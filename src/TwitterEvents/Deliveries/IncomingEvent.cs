using TwitterEvents.Diagnostics;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Deliveries;

/// <summary>One thing of a delivery that handlers may want: an event, or the malformed delivery itself.</summary>
internal sealed record IncomingEvent(RedeliveryKey Key, EventKind Kind, object Event, EventContext Context)
{
    /// <summary>The kind under which handlers of <see cref="MalformedDelivery"/> are found.</summary>
    public static readonly EventKind MalformedKind = new(typeof(MalformedDelivery), "", null);

    /// <summary>What a version without a schema of its kind knows it by; null if that is the same, or was not asked for.</summary>
    public RedeliveryKey? FormerKey { get; init; }

    /// <summary>Its key on the wire, fit for a log.</summary>
    public string Name => Kind == MalformedKind ? "a malformed body" : OutsideText.Show(Context.WireName);

    /// <summary>Each action that the event tells of, with a key that is the same whichever event tells of it.</summary>
    public IncomingEvent[] Actions()
    {
        IReadOnlyList<IAction> actions = Event is IActionGroup { Actions: { Count: > 0 } several } ? several : [(IAction)Event];
        var incoming = new IncomingEvent[actions.Count];
        for (var i = 0; i < incoming.Length; i++)
        {
            var (key, former) = actions[i].ActionId is { } id ? (RedeliveryKey.OfAction(Context.App, Context.ForUserId, id), null) : (Key.Part(i), FormerKey?.Part(i));
            incoming[i] = this with { Event = actions.Count == 1 ? Event : actions[i], Key = key, FormerKey = former };
        }

        return incoming;
    }

    public static IncomingEvent[] Of(
        Delivery delivery, ReadOnlyMemory<byte> body, string? app, DeliveryName name, DateTimeOffset receivedAt, int attempt = 1, bool withFormerKeys = false)
    {
        if (delivery.Malformed is { } malformed)
        {
            var context = new EventContext { App = app, Name = name, ReceivedAt = receivedAt, Attempt = attempt, RawEvent = body, RawDelivery = body };
            return [new(RedeliveryKey.OfMalformed(app, name), MalformedKind, malformed, context)];
        }

        var events = new IncomingEvent[delivery.Events.Count];
        var ordinals = default(SentOrdinals);
        for (var i = 0; i < events.Length; i++)
        {
            var e = delivery.Events[i];
            var context = new EventContext
            {
                App = app,
                ForUserId = e.ForUserId,
                WireName = e.WireName,
                Name = name,
                ReceivedAt = receivedAt,
                Attempt = attempt,
                RawEvent = delivery.GetRawEvent(i),
                RawDelivery = body,
            };
            var (index, ordinal) = (delivery.GetIndex(i), ordinals.Next(e));
            events[i] = new(RedeliveryKey.Of(e, app, name, index, ordinal), e.Kind, e, context)
            {
                FormerKey = withFormerKeys ? RedeliveryKey.FormerOf(e, app, name, index, ordinal) : null,
            };
        }

        return events;
    }
}
