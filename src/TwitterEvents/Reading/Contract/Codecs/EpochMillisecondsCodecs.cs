using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary><c>"1556892973628"</c>: milliseconds since 1970 as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochMillisecondsTextCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && EpochMilliseconds.TryParse(reader.Bytes, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> text = stackalloc byte[20];
        value.ToUnixTimeMilliseconds().TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

/// <summary><c>1556892973628</c>: milliseconds since 1970 as a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EpochMillisecondsCodec : ICodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.Number && EpochMilliseconds.TryParse(reader.ValueSpan, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
}

internal static class EpochMilliseconds
{
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Digits only, without leading zeros: the text the value is written as.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.IsEmpty || text.Length > 15 || (text[0] == '0' && text.Length > 1))
        {
            return false;
        }

        long milliseconds = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            milliseconds = milliseconds * 10 + digit;
        }

        if (milliseconds > Latest)
        {
            return false;
        }

        value = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}
