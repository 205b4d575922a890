using TwitterEvents.Deliveries;

namespace TwitterEvents;

/// <summary>Where an event came from. Everything in it belongs to the delivery and is never reused.</summary>
public sealed class EventContext
{
    /// <summary>The app (<c>Twitter:Apps:NAME</c>) whose path received the delivery; null for the only or default app.</summary>
    public string? App { get; init; }

    /// <summary>
    /// The subscribed user the event belongs to (<c>for_user_id</c>; in X Activity <c>filter.user_id</c>), as text. X leaves it out of
    /// <c>user_event</c>, <c>replay_job_status</c>, <c>oauth.revoke</c> and what is subscribed by keyword; the filtered stream has none.
    /// </summary>
    public string? ForUserId { get; init; }

    /// <summary>
    /// What X calls the event, for example <c>follow_events</c>, a key of the body, or <c>follow.follow</c>, its type; empty for a <see cref="MalformedDelivery"/>.
    /// </summary>
    public string WireName { get; init; } = "";

    /// <summary>
    /// Names the delivery by its content: 32 hexadecimal digits, the same when X sends the same bytes again. X itself sends no id.
    /// </summary>
    public string DeliveryId { get => field ?? Name?.Value ?? ""; init; }

    /// <summary>When the delivery was received, by the host's <see cref="TimeProvider"/>.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Which call of this handler for this event it is, from 1. Only an inbox calls again by itself; a delivery that X sends again is a first call.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The event as X sent it, UTF-8; if it came nested once more (<c>{"post":{…}}</c>), with what it is nested in.</summary>
    public ReadOnlyMemory<byte> RawEvent { get; init; }

    /// <summary>The whole delivery as X sent it, UTF-8.</summary>
    public ReadOnlyMemory<byte> RawDelivery { get; init; }

    internal DeliveryName? Name { get; init; }
}
