namespace TwitterEvents.Testing.Deliveries;

/// <summary>Where a body goes.</summary>
/// <param name="Webhooks">To webhooks, each with what it gets.</param>
/// <param name="Stream">What whoever is connected to the stream of X Activity gets.</param>
internal sealed record Addressed(IReadOnlyList<Outgoing> Webhooks, IReadOnlyList<ReadOnlyMemory<byte>> Stream)
{
    public static readonly Addressed Nobody = new([], []);

    public static Addressed ToWebhooks(IEnumerable<Outgoing> webhooks) => new([.. webhooks], []);

    public static Addressed All(IReadOnlyCollection<Addressed> parts) =>
        new([.. parts.SelectMany(part => part.Webhooks)], [.. parts.SelectMany(part => part.Stream)]);
}
