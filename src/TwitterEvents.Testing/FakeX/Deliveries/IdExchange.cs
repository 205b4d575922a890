using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Gives two users each other's ids throughout a body. Every other byte stays as it is, so that odd escapes arrive as X sent them.</summary>
/// <remarks>
/// An id is the value of a property named for one (<c>id</c>, <c>sender_id</c>, <c>user_id_str</c>), text or number, and a key of the map
/// <c>users</c>. A conversation's is those of both (<c>20-10</c>, <c>20:10</c>).
/// </remarks>
internal static class IdExchange
{
    public static byte[] Apply(ReadOnlySpan<byte> json, string one, string other)
    {
        var output = new ArrayBufferWriter<byte>(json.Length + 64);
        var reader = new Utf8JsonReader(json, BodyJson.Reading);
        var copied = 0;
        var isId = false;
        while (reader.Read())
        {
            isId = reader.TokenType switch
            {
                JsonTokenType.PropertyName => IsIdName(ref reader),
                JsonTokenType.StartObject => false,
                _ => isId,
            };
            if (Replacement(ref reader, isId, one, other) is { } id)
            {
                var start = (int)reader.TokenStartIndex;
                output.Write(json[copied..start]);
                output.Write(Encoding.UTF8.GetBytes(reader.TokenType == JsonTokenType.Number && IsNumber(id) ? id : $"\"{JsonEncodedText.Encode(id)}\""));
                copied = start + TokenLength(ref reader);
            }
        }

        output.Write(json[copied..]);
        return output.WrittenSpan.ToArray();
    }

    private static string? Replacement(ref Utf8JsonReader reader, bool isId, string one, string other) => reader.TokenType switch
    {
        JsonTokenType.PropertyName => Other(reader.ValueTextEquals(one), reader.ValueTextEquals(other), one, other),
        JsonTokenType.String when isId =>
            Other(reader.ValueTextEquals(one), reader.ValueTextEquals(other), one, other) ?? Conversation(reader.ValueSpan, one, other),
        JsonTokenType.Number when isId => Other(Holds(ref reader, one), Holds(ref reader, other), one, other),
        _ => null,
    };

    private static string? Other(bool isOne, bool isOther, string one, string other) => isOne ? other : isOther ? one : null;

    /// <summary>The conversation with one in the place of the other; null if neither is in it.</summary>
    private static string? Conversation(ReadOnlySpan<byte> id, string one, string other)
    {
        var separator = id.IndexOfAny((byte)'-', (byte)':');
        if (separator < 0 || !IsNumber(id[..separator]) || !IsNumber(id[(separator + 1)..]))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(id);
        var (left, right) = (text[..separator], text[(separator + 1)..]);
        var (newLeft, newRight) = (Other(left == one, left == other, one, other), Other(right == one, right == other, one, other));
        return newLeft is null && newRight is null ? null : $"{newLeft ?? left}{text[separator]}{newRight ?? right}";
    }

    /// <summary>A number may be rounded, as a script rounds it: so it is compared as one.</summary>
    private static bool Holds(ref Utf8JsonReader reader, string id) =>
        reader.TryGetDouble(out var number) && double.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && number.Equals(wanted);

    private static bool IsNumber(ReadOnlySpan<byte> id) => !id.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsNumber(string id) => id.Length > 0 && id[0] != '0' && id.All(char.IsAsciiDigit);

    private static bool IsIdName(ref Utf8JsonReader reader)
    {
        var name = reader.HasValueSequence || reader.ValueIsEscaped ? default : reader.ValueSpan;
        return name.SequenceEqual("id"u8) || name.SequenceEqual("id_str"u8)
            || name.EndsWith("_id"u8) || name.EndsWith("_id_str"u8) || name.EndsWith("_ids"u8);
    }

    private static int TokenLength(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.Number ? 0 : 2);
}
