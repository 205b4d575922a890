namespace TwitterEvents.Inbox;

/// <summary>A delivery as it came.</summary>
/// <param name="App">The app that received it; null for the only one.</param>
/// <param name="UserId">Whom it is for: deliveries of one user keep their order; null if it is for nobody.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Body">Its body, byte by byte as the signature covers it.</param>
public sealed record AcceptedDelivery(string? App, string? UserId, DateTimeOffset ReceivedAt, ReadOnlyMemory<byte> Body)
{
    /// <summary>The headers that name the kind of its events; null if none does, as of X's.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// The trace it was received in, as W3C writes it (<c>traceparent</c>): its handlers run in the same, whenever and wherever. Null: in one of their own.
    /// </summary>
    public string? TraceParent { get; init; }

    /// <summary>What tracers have added to that (<c>tracestate</c>); null if there is nothing.</summary>
    public string? TraceState { get; init; }
}
