using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>A generated envelope, with which a delivery is read.</summary>
/// <typeparam name="TSelf">The envelope.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWireEnvelope<TSelf>
    where TSelf : Envelope, IWireEnvelope<TSelf>
{
    /// <summary>The envelope of a delivery of which nothing is known.</summary>
    static abstract TSelf Empty { get; }

    /// <summary>Whether a name, UTF-8, is a property of such a delivery, or a key of its events.</summary>
    static abstract bool IsKnown(ReadOnlySpan<byte> name);

    /// <summary>Reads the delivery whose start the reader is on, up to its end; its events go into <paramref name="delivery"/>.</summary>
    static abstract TSelf Read(ref WireReader reader, DeliveryBuilder delivery);
}
