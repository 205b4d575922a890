using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

/// <summary><c>2018-05-24T09:48:12+00:00</c> (RFC 3339): whole seconds and a numeric offset.</summary>
internal readonly struct Rfc3339OffsetCodec : ICodec<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out DateTimeOffset value) =>
        Rfc3339.TryRead(ref reader, Format, out value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary><c>2018-05-24T09:48:12Z</c> (RFC 3339): whole seconds, UTC.</summary>
internal readonly struct Rfc3339SecondsCodec : ICodec<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out DateTimeOffset value) =>
        Rfc3339.TryRead(ref reader, Format, out value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary><c>2018-05-24T09:48:12.000Z</c> (RFC 3339): milliseconds, UTC.</summary>
internal readonly struct Rfc3339MillisecondsCodec : ICodec<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out DateTimeOffset value) =>
        Rfc3339.TryRead(ref reader, Format, out value);

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}

internal static class Rfc3339
{
    public static bool TryRead(ref Utf8JsonReader reader, string format, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String
            && JsonText.TryGetString(ref reader, out var text)
            && DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value)
            && value.ToString(format, CultureInfo.InvariantCulture) == text;
    }
}
