using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>Counts the values of a JSON text.</summary>
internal static class JsonLeaves
{
    /// <summary>How many scalars that are not null the text holds; an empty array or object is none.</summary>
    public static int Count(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(json, options);
        var count = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
            {
                count++;
            }
        }

        return count;
    }
}
