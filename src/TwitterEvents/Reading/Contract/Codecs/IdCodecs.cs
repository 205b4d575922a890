using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// An id that X sends as text. One that comes as an integer has its digits for text; the number itself is kept raw beside it. A number in
/// another form (<c>9.3e+17</c>) has been rounded on its way: it is no id.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IdCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out string value)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            return StringCodec.TryRead(ref reader, out value);
        }

        reader.State.Note(Inexactness.Kind);
        value = reader.ValueSpan.IndexOfAny(".eE"u8) < 0 ? Encoding.ASCII.GetString(reader.ValueSpan) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value) => StringCodec.Write(writer, value);
}

/// <summary>An id that X sends as a number. One that comes as text is that number; the text itself is kept raw beside it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IdNumberCodec : ICodec<long>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out long value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = 0;
            return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out value); // 79.0 is no id
        }

        reader.State.Note(Inexactness.Kind);
        return long.TryParse(reader.Bytes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsWritten(ref reader, value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value) => Int64Codec.Write(writer, value);

    // "007" and "+7" are other ids than 7.
    private static bool IsWritten(ref WireReader reader, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        return reader.Bytes.SequenceEqual(digits[..length]);
    }
}
