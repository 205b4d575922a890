using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>Reads the events under one key, of a family whose events may be nested once more: <c>{"post":{…}}</c>. Generated, one per schema folder.</summary>
/// <typeparam name="TEnvelope">What a delivery says beside its events.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INestingReader<TEnvelope> : IEventReader<TEnvelope>
    where TEnvelope : Envelope
{
    /// <summary>Whether an event may be nested under a name, UTF-8.</summary>
    static abstract bool IsNesting(ReadOnlySpan<byte> name);

    /// <summary>Whether some kind of event under the key has a property of a name, UTF-8.</summary>
    static abstract bool IsKnown(ReadOnlySpan<byte> name);
}
