using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>Reads the events under one key of a delivery. Generated, one per schema folder.</summary>
/// <typeparam name="TEnvelope">What a delivery says beside its events.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventReader<TEnvelope>
    where TEnvelope : Envelope
{
    /// <summary>The key on the wire.</summary>
    static abstract string WireName { get; }

    /// <summary>How the place of its events is called after that of their property, in a family that names the kind elsewhere.</summary>
    static virtual string Place => "";

    /// <summary>The property that tells kinds apart, UTF-8; empty if the key has one kind only.</summary>
    static abstract ReadOnlySpan<byte> Discriminator { get; }

    /// <summary>The kind for a discriminator's value (for the empty string if there is no discriminator); null if unknown.</summary>
    static abstract EventKind? Find(ReadOnlySpan<byte> discriminator);

    /// <summary>What an event of the key is whose kind no sample has; null if nothing of it is known.</summary>
    static virtual EventKind? UnknownKind => null;

    /// <summary>Reads the object the reader is on, of a kind no sample has; called if there is an <see cref="UnknownKind"/>.</summary>
    static virtual UnknownEvent ReadUnknown(ref WireReader reader, TEnvelope envelope, string? type) => throw new NotSupportedException();

    /// <summary>What an item of the key is that is built as no event, or has a kind of which nothing is known.</summary>
    static virtual EventKind UntypedKind => UnknownEvent.UnknownKind;

    /// <summary>Creates it.</summary>
    static virtual UnknownEvent CreateUntyped(WireReader reader, TEnvelope envelope, string wireName, string? type) =>
        new(wireName) { Type = type, Envelope = envelope };

    /// <summary>Reads the object the reader is on.</summary>
    static abstract TwitterEvent Read(EventKind kind, ref WireReader reader, TEnvelope envelope);
}
