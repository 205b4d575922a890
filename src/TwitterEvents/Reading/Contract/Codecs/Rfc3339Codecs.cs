using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary><c>2018-05-24T09:48:12+00:00</c> (RFC 3339): whole seconds and a numeric offset.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rfc3339OffsetCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339.TryGetText(ref reader, out var text)
            && text.Length == Rfc3339.SecondsLength + "+00:00".Length
            && text[22] == ':'
            && DateText.TryGetOffset(text[19], DateText.Digits(text[20..22]), DateText.Digits(text[23..]), out var offset)
            && Rfc3339.TryParse(text, millisecond: 0, offset, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Rfc3339.Write(writer, value, "yyyy-MM-dd'T'HH:mm:sszzz");
}

/// <summary><c>2018-05-24T09:48:12Z</c> (RFC 3339): whole seconds, UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rfc3339SecondsCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339.TryGetText(ref reader, out var text)
            && text.Length == Rfc3339.SecondsLength + "Z".Length
            && text[19] == 'Z'
            && Rfc3339.TryParse(text, millisecond: 0, TimeSpan.Zero, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        Rfc3339.Write(writer, value.ToUniversalTime(), "yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/// <summary><c>2018-05-24T09:48:12.000Z</c> (RFC 3339): milliseconds, UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rfc3339MillisecondsCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return Rfc3339.TryGetText(ref reader, out var text)
            && text.Length == Rfc3339.SecondsLength + ".000Z".Length
            && text[19] == '.' && text[23] == 'Z'
            && Rfc3339.TryParse(text, DateText.Digits(text[20..23]), TimeSpan.Zero, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        Rfc3339.Write(writer, value.ToUniversalTime(), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}

/// <summary>What the three forms have in common: <c>2018-05-24T09:48:12</c>, which they begin with.</summary>
internal static class Rfc3339
{
    public const int SecondsLength = 19;

    private const int MaxLength = 32;

    /// <summary>The text of a string, if the reader is on one.</summary>
    public static bool TryGetText(ref WireReader reader, out ReadOnlySpan<byte> text)
    {
        text = reader.TokenType == JsonTokenType.String ? reader.Bytes : default;
        return text.Length > SecondsLength;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, int millisecond, TimeSpan offset, out DateTimeOffset value)
    {
        value = default;
        return text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':'
            && DateText.TryCreate(
                DateText.Digits(text[..4]),
                DateText.Digits(text[5..7]),
                DateText.Digits(text[8..10]),
                DateText.Digits(text[11..13]),
                DateText.Digits(text[14..16]),
                DateText.Digits(text[17..19]),
                millisecond,
                offset,
                out value);
    }

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value, string format)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
