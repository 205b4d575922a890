using System.Text.Json;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Where the properties and array items of a JSON text stand in it, at every depth.</summary>
internal static class JsonParts
{
    /// <param name="Name">The name with its quotes; empty for an array item.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Whole">Name and value with one of the commas beside them, if there is one.</param>
    public readonly record struct Part(Range Name, Range Value, Range Whole)
    {
        public bool IsProperty => Name.End.Value > 0;
    }

    public static List<Part> Of(byte[] json)
    {
        var parts = new List<Part>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        Collect(json, ref reader, parts);
        return parts;
    }

    private static void Collect(byte[] json, ref Utf8JsonReader reader, List<Part> parts)
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        if (!isObject && reader.TokenType != JsonTokenType.StartArray)
        {
            return;
        }

        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var name = 0..0;
            if (isObject)
            {
                name = (int)reader.TokenStartIndex..((int)reader.TokenStartIndex + reader.ValueSpan.Length + 2);
                reader.Read();
            }

            var start = (int)reader.TokenStartIndex;
            Collect(json, ref reader, parts);
            var value = start..(int)reader.BytesConsumed;
            parts.Add(new Part(name, value, WithComma(json, isObject ? name.Start.Value : start, value.End.Value)));
        }
    }

    private static Range WithComma(byte[] json, int start, int end)
    {
        const string White = " \t\r\n";
        var after = end;
        while (White.Contains((char)json[after], StringComparison.Ordinal))
        {
            after++;
        }

        if (json[after] == (byte)',')
        {
            return start..(after + 1);
        }

        var before = start - 1;
        while (White.Contains((char)json[before], StringComparison.Ordinal))
        {
            before--;
        }

        return json[before] == (byte)',' ? before..end : start..end;
    }
}
