using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

/// <summary>
/// An id that X sends as text. One that comes as an integer has its digits for text; the number itself is kept raw beside it. A number in
/// another form (<c>9.3e+17</c>) has been rounded on its way: it is no id.
/// </summary>
internal readonly struct IdCodec : ICodec<string>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out string value)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            return StringCodec.TryRead(ref reader, ref state, out value);
        }

        state.Note(Inexactness.Kind);
        value = reader.ValueSpan.IndexOfAny(".eE"u8) < 0 ? Encoding.ASCII.GetString(reader.ValueSpan) : null;
        return value is not null;
    }

    public static void Write(Utf8JsonWriter writer, string value) => StringCodec.Write(writer, value);
}

/// <summary>An id that X sends as a number. One that comes as text is that number; the text itself is kept raw beside it.</summary>
internal readonly struct IdNumberCodec : ICodec<long>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out long value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = 0;
            return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value); // 79.0 is no id
        }

        state.Note(Inexactness.Kind);
        return long.TryParse(JsonText.Bytes(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsWritten(ref reader, value);
    }

    public static void Write(Utf8JsonWriter writer, long value) => Int64Codec.Write(writer, value);

    // "007" and "+7" are other ids than 7.
    private static bool IsWritten(ref Utf8JsonReader reader, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return JsonText.Bytes(ref reader).SequenceEqual(digits[..length]);
    }
}
