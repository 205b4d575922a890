using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : ICodec<string>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.String && reader.TryGetText(out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

/// <summary>An integer of 64 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : ICodec<long>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out long value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number && (reader.TryGetInt64(out value) || TryGetWhole(reader.ValueSpan, out value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    // 10.0 is 10. What has an exponent was rounded on its way.
    private static bool TryGetWhole(ReadOnlySpan<byte> number, out long value) =>
        long.TryParse(JsonNumber.WithoutZeros(number), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}

/// <summary>A number that may have a fraction.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : ICodec<double>
{
    /// <summary>A decimal of so many digits comes back the same from a double.</summary>
    private const int SafeDigits = 15;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out double value)
    {
        value = 0;
        return reader.TokenType == JsonTokenType.Number
            && reader.TryGetDouble(out value)
            && double.IsFinite(value)
            && (reader.ValueSpan.Length <= SafeDigits && reader.ValueSpan.IndexOfAny((byte)'e', (byte)'E') < 0
                || IsExact(reader.ValueSpan, value));
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    /// <summary>Whether the text the double will be written as is the same number as the text it was read from.</summary>
    private static bool IsExact(ReadOnlySpan<byte> text, double value)
    {
        Span<byte> written = stackalloc byte[32];
        return value.TryFormat(written, out var length, default, CultureInfo.InvariantCulture)
            && JsonNumber.AreEqual(text, written[..length]);
    }
}

/// <summary>A boolean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : ICodec<bool>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out bool value)
    {
        value = reader.TokenType == JsonTokenType.True;
        return value || reader.TokenType == JsonTokenType.False;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}

/// <summary>A value the samples disagree about: kept as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RawCodec : ICodec<JsonElement>
{
    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out JsonElement value)
    {
        reader.State.CountItem();
        value = reader.ParseValue();
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonElement value) => WireWriter.WriteRaw(writer, value);
}
