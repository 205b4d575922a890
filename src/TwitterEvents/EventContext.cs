using TwitterEvents.Deliveries;

namespace TwitterEvents;

/// <summary>Where an event came from. Everything in it belongs to the delivery and is never reused.</summary>
public sealed class EventContext
{
    /// <summary>The app (<c>Twitter:Apps:NAME</c>) whose path received the delivery; null for the only or default app.</summary>
    public string? App { get; init; }

    /// <summary>
    /// The subscribed user the event belongs to (<c>for_user_id</c>), as text. X leaves it out of <c>user_event</c> and
    /// <c>replay_job_status</c>.
    /// </summary>
    public string? ForUserId { get; init; }

    /// <summary>The event's key on the wire, for example <c>follow_events</c>; empty for a <see cref="MalformedDelivery"/>.</summary>
    public string WireName { get; init; } = "";

    /// <summary>
    /// Names the delivery by its content: 32 hexadecimal digits, the same when X sends the same bytes again. X itself sends no id.
    /// </summary>
    public string DeliveryId { get => field ?? Name?.Value ?? ""; init; }

    /// <summary>When the delivery was received, by the host's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The event as X sent it, UTF-8.</summary>
    public ReadOnlyMemory<byte> RawEvent { get; init; }

    /// <summary>The whole delivery as X sent it, UTF-8.</summary>
    public ReadOnlyMemory<byte> RawDelivery { get; init; }

    internal DeliveryName? Name { get; init; }
}
