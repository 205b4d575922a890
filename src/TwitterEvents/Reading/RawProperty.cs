using System.Runtime.InteropServices;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>
/// Properties of what is kept raw. <see cref="JsonElement.TryGetProperty(ReadOnlySpan{byte}, out JsonElement)"/> throws when another
/// property's name has a lone surrogate, and what comes from outside may have one anywhere.
/// </summary>
internal static class RawProperty
{
    // The text was read within the depth of its delivery.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = int.MaxValue };

    /// <summary>The JSON of the value at a path of names, and of a repeated name the last; empty if there is none.</summary>
    public static ReadOnlySpan<byte> Find(JsonElement element, ReadOnlySpan<byte> name, ReadOnlySpan<byte> nextName) =>
        Find(Find(JsonMarshal.GetRawUtf8Value(element), name), nextName);

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var found = ReadOnlySpan<byte>.Empty;
        if (json is not [(byte)'{', ..])
        {
            return found;
        }

        var reader = new Utf8JsonReader(json, Options);
        reader.Read();

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = JsonText.Bytes(ref reader).SequenceEqual(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            found = isFound ? json[start..(int)reader.BytesConsumed] : found;
        }

        return found;
    }
}
