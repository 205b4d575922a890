using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

internal readonly struct StringCodec : ICodec<string>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.String && state.TryGetText(ref reader, out value);
    }

    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

internal readonly struct Int64Codec : ICodec<long>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && (reader.TryGetInt64(out value) || TryGetWhole(reader.ValueSpan, out value));
    }

    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    // 10.0 is 10. What has an exponent was rounded on its way.
    private static bool TryGetWhole(ReadOnlySpan<byte> number, out long value) =>
        long.TryParse(JsonNumber.WithoutZeros(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}

internal readonly struct DoubleCodec : ICodec<double>
{
    /// <summary>A decimal of so many digits comes back the same from a double.</summary>
    private const int SafeDigits = 15;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number
            && reader.TryGetDouble(out value)
            && double.IsFinite(value)
            && (reader.ValueSpan.Length <= SafeDigits && reader.ValueSpan.IndexOfAny((byte)'e', (byte)'E') < 0
                || IsExact(reader.ValueSpan, value));
    }

    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    /// <summary>Whether the text the double will be written as is the same number as the text it was read from.</summary>
    private static bool IsExact(ReadOnlySpan<byte> text, double value)
    {
        Span<byte> written = stackalloc byte[32];
        return value.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && JsonNumber.AreEqual(text, written[..length]);
    }
}

internal readonly struct BooleanCodec : ICodec<bool>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }

    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}

/// <summary>A value the samples disagree about: kept as it is.</summary>
internal readonly struct RawCodec : ICodec<JsonElement>
{
    public static bool ReadsNull => true;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out JsonElement value)
    {
        state.CountItem();
        value = JsonElement.ParseValue(ref reader);
        return true;
    }

    public static void Write(Utf8JsonWriter writer, JsonElement value) => Wire.WriteRaw(writer, value);
}
