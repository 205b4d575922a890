using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Which reader reads the events of a kind, in a family whose deliveries name the kind beside their events. Generated, one per family.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventRoutes
{
    /// <summary>What an event is whose kind no sample has.</summary>
    static abstract EventKind UnknownKind { get; }

    /// <summary>The kind that an event, on whose start the reader is, names itself; null if it names none, or something else names it.</summary>
    static virtual string? FindKind(WireReader reader) => null;

    /// <summary>Reads the object the reader is on; false, and the reader stays, if no sample has its kind.</summary>
    static abstract bool TryRead(string kind, ref WireReader reader, DeliveryBuilder delivery);

    /// <summary>An event whose kind no sample has.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="envelope">What the delivery says beside its events.</param>
    /// <param name="holder">The object of the envelope it stands in; null if that is the envelope itself.</param>
    static abstract UnknownEvent CreateUnknown(string kind, Envelope envelope, object? holder);
}
