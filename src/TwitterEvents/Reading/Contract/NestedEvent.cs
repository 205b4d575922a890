using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>Reads and writes events, alone, of a family whose events may be nested once more.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NestedEvent
{
    /// <summary>Reads the object the reader is on, in which the event may be nested.</summary>
    /// <typeparam name="TReader">What reads events of its key.</typeparam>
    /// <typeparam name="TEnvelope">What a delivery says beside its events.</typeparam>
    /// <param name="kind">The event's kind.</param>
    /// <param name="reader">Stands on the start of the object.</param>
    /// <param name="envelope">The event's envelope.</param>
    public static TwitterEvent Read<TReader, TEnvelope>(EventKind kind, ref WireReader reader, TEnvelope envelope)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (NestedPlace.Find<TReader, TEnvelope>(reader) is not { } place)
        {
            return TReader.Read(kind, ref reader, envelope);
        }

        var nested = new NestedReading(reader, place);
        nested.Enter(ref reader);
        var outer = reader.State.BeginObject();
        var e = TReader.Read(kind, ref reader, envelope);
        var isUnreadable = reader.State.EndObject(outer);
        if (nested.Leave(ref reader) is { } nesting && !isUnreadable)
        {
            e.Nesting = new() { Value = nesting };
            return e;
        }

        nested.Undo(ref reader);
        return TReader.Read(kind, ref reader, envelope);
    }

    /// <summary>Writes an event as it came.</summary>
    public static void Write(Utf8JsonWriter writer, TwitterEvent value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Write(writer);
    }
}
