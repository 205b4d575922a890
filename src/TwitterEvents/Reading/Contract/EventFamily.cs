using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>A family of deliveries: what reads them, and the kinds of events they hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventFamily
{
    private EventFamily(IReadOnlyList<EventKind> kinds) => Kinds = kinds;

    internal IReadOnlyList<EventKind> Kinds { get; }

    internal abstract Envelope Empty { get; }

    /// <summary>The family whose deliveries have a certain envelope.</summary>
    /// <typeparam name="TEnvelope">The envelope.</typeparam>
    /// <param name="kinds">The kinds of its events, by type name.</param>
    public static EventFamily Of<TEnvelope>(IReadOnlyList<EventKind> kinds)
        where TEnvelope : Envelope, IWireEnvelope<TEnvelope> =>
        new Typed<TEnvelope>(kinds);

    internal abstract bool IsKnown(ReadOnlySpan<byte> name);

    internal abstract Envelope Read(ref WireReader reader, DeliveryBuilder delivery);

    private sealed class Typed<TEnvelope>(IReadOnlyList<EventKind> kinds) : EventFamily(kinds)
        where TEnvelope : Envelope, IWireEnvelope<TEnvelope>
    {
        internal override Envelope Empty => TEnvelope.Empty;

        internal override bool IsKnown(ReadOnlySpan<byte> name) => TEnvelope.IsKnown(name);

        internal override Envelope Read(ref WireReader reader, DeliveryBuilder delivery) => TEnvelope.Read(ref reader, delivery);
    }
}
