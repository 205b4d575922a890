namespace TwitterEvents.Reading;

/// <summary>What became of one item of a delivery.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Event">The event; null if nobody asked for its kind.</param>
/// <param name="Value">Where the event stands in the text.</param>
/// <param name="Drifts">What the schemas do not know of it, in the drift of the whole delivery.</param>
internal readonly record struct DeliveryItem(EventKind Kind, TwitterEvent? Event, Range Value, Range Drifts)
{
    public static DeliveryItem Skipped(EventKind kind) => new(kind, null, default, default);
}
