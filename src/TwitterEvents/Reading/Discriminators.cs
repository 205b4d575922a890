using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Finds out what kind an event is before it is read, wherever in it the discriminator stands.</summary>
internal static class Discriminators
{
    /// <summary>Looks ahead, with a copy of the reader, for the kind of the object the reader is on.</summary>
    public static EventKind? FindFirst<TReader, TEnvelope>(WireReader reader)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (TReader.Discriminator.IsEmpty)
        {
            return TReader.Find([]);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = reader.Name.SequenceEqual(TReader.Discriminator);
            reader.Read();
            if (matches)
            {
                return reader.TokenType == JsonTokenType.String ? TReader.Find(reader.Bytes) : null;
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>
    /// The kind of the object the reader is on, by the last of its discriminators; moves the reader to the object's end.
    /// <paramref name="type"/> is the discriminator's text if no kind has it.
    /// </summary>
    public static EventKind? FindLast<TReader, TEnvelope>(ref WireReader reader, out string? type)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        type = null;
        if (!TryFindLast(ref reader, TReader.Discriminator, out var value) || value.TokenType != JsonTokenType.String)
        {
            return null;
        }

        var kind = TReader.Find(value.Bytes);
        if (kind is null)
        {
            value.TryGetString(out type);
        }

        return kind;
    }

    /// <summary>The text of the last <c>type</c> of the object a copy of the reader is on; null if it is no object or has none.</summary>
    public static string? FindType(WireReader reader) =>
        TryFindLast(ref reader, "type"u8, out var value)
        && value.TokenType == JsonTokenType.String
        && value.TryGetString(out var type)
            ? type
            : null;

    /// <summary>Moves a reader from the start of an object to its end; <paramref name="value"/> stands on the last value of a property.</summary>
    public static bool TryFindLast(scoped ref WireReader reader, scoped ReadOnlySpan<byte> name, out WireReader value)
    {
        value = reader;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var found = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var matches = reader.Name.SequenceEqual(name);
            reader.Read();
            if (matches)
            {
                found = true;
                value = reader;
            }

            reader.Skip();
        }

        return found;
    }
}
