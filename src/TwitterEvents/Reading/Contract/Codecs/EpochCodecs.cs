using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary><c>"1556892973628"</c>: milliseconds since 1970 as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochMillisecondsTextCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        return Epoch.TryReadMilliseconds(ref reader, JsonTokenType.String, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Epoch.WriteText(writer, value.ToUnixTimeMilliseconds());
}

/// <summary><c>1556892973628</c>: milliseconds since 1970 as a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochMillisecondsCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        return Epoch.TryReadMilliseconds(ref reader, JsonTokenType.Number, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}

/// <summary><c>"1556892973"</c>: seconds since 1970 as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochSecondsTextCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        return Epoch.TryReadSeconds(ref reader, JsonTokenType.String, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Epoch.WriteText(writer, value.ToUnixTimeSeconds());
}

/// <summary><c>1556892973</c>: seconds since 1970 as a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochSecondsCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        return Epoch.TryReadSeconds(ref reader, JsonTokenType.Number, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeSeconds());
}

/// <summary>Moments as numbers since 1970.</summary>
internal static class Epoch
{
    private static readonly long LatestMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private static readonly long LatestSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads milliseconds from text or number; what comes in the other form than the samples have is kept beside the value.</summary>
    public static bool TryReadMilliseconds(ref WireReader reader, JsonTokenType usual, out DateTimeOffset value)
    {
        value = default;
        return TryGetDigits(ref reader, out var digits) && TryParseMilliseconds(digits, out value) && Note(ref reader, usual);
    }

    /// <summary>The same for seconds.</summary>
    public static bool TryReadSeconds(ref WireReader reader, JsonTokenType usual, out DateTimeOffset value)
    {
        value = default;
        return TryGetDigits(ref reader, out var digits) && TryParseSeconds(digits, out value) && Note(ref reader, usual);
    }

    private static bool TryGetDigits(ref WireReader reader, out ReadOnlySpan<byte> digits)
    {
        digits = reader.TokenType switch
        {
            JsonTokenType.String => reader.Bytes,
            JsonTokenType.Number => JsonNumber.WithoutZeros(reader.ValueSpan),
            _ => default,
        };
        return !digits.IsEmpty;
    }

    private static bool Note(ref WireReader reader, JsonTokenType usual)
    {
        if (reader.TokenType != usual)
        {
            reader.State.Note(Inexactness.Spelling);
        }

        return true;
    }

    public static bool TryParseMilliseconds(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        var isRead = TryParse(text, LatestMilliseconds, out var milliseconds);
        value = isRead ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
        return isRead;
    }

    public static bool TryParseSeconds(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        var isRead = TryParse(text, LatestSeconds, out var seconds);
        value = isRead ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        return isRead;
    }

    public static void WriteText(Utf8JsonWriter writer, long number)
    {
        Span<byte> text = stackalloc byte[20];
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    /// <summary>Digits only, without leading zeros: the text the value is written as.</summary>
    private static bool TryParse(ReadOnlySpan<byte> text, long latest, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 15 || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            value = value * 10 + digit;
        }

        return value <= latest;
    }
}
