using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Where an event stands in an object that it is nested in.</summary>
/// <param name="Name">The name it stands under.</param>
/// <param name="Position">Where that name begins.</param>
internal readonly record struct NestedPlace(string Name, int Position)
{
    /// <summary>
    /// Finds it, in the object a copy of the reader is on the start of. An event is nested if its kind knows no property of the object, and most of
    /// those of another object that stands in it under one of certain names: an event that has a property of such a name is itself, and so is one of
    /// which nothing is known.
    /// </summary>
    /// <returns>Null if no event is nested in the object. Nearly always its first property tells.</returns>
    public static NestedPlace? Find<TReader, TEnvelope>(WireReader reader)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope
    {
        NestedPlace? found = null;
        var fits = false;
        while (reader.NextName())
        {
            if (TReader.IsKnown(reader.Name))
            {
                return null;
            }

            if (!TReader.IsNesting(reader.Name))
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            reader.TryGetString(out var name);
            if (found is { } other && other.Name != name)
            {
                return null; // nobody can say which of the two is the event
            }

            found = new(name!, reader.TokenStartIndex); // of a repeated property the last counts
            reader.Read();
            fits = Fits<TReader, TEnvelope>(ref reader);
        }

        return fits ? found : null;
    }

    /// <summary>Whether the value the reader is on is an object of whose properties most are known, or that has none; moves to its end.</summary>
    private static bool Fits<TReader, TEnvelope>(ref WireReader reader)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        var (known, unknown) = (0, 0);
        while (reader.NextName())
        {
            _ = TReader.IsKnown(reader.Name) ? known++ : unknown++;
            reader.Read();
            reader.Skip();
        }

        return known > unknown || known + unknown == 0;
    }
}
