using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace TwitterEvents.Reading.Contract;

/// <summary><c>Thu Apr 06 15:24:15 +0000 2017</c>: <c>created_at</c> of tweets and users. English; UTC, but for some old captures.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TwitterDateCodec : ICodec<DateTimeOffset>
{
    private const int Length = 30;
    private const int WordLength = 3;

    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    private static ReadOnlySpan<byte> Days => "SunMonTueWedThuFriSat"u8;

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && TryParse(reader.Bytes, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        var offset = value.Offset.Duration();
        Span<byte> text = stackalloc byte[Length];
        Utf8.TryWrite(
            text,
            CultureInfo.InvariantCulture,
            $"{value:ddd MMM dd HH:mm:ss} {(value.Offset < TimeSpan.Zero ? '-' : '+')}{offset.Hours:00}{offset.Minutes:00} {value:yyyy}",
            out _);
        writer.WriteStringValue(text);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        return text.Length == Length && text[3] == ' ' && text[7] == ' ' && text[10] == ' ' && text[13] == ':' && text[16] == ':'
            && text[19] == ' ' && text[25] == ' '
            && DateText.TryGetOffset(text[20], DateText.Digits(text[21..23]), DateText.Digits(text[23..25]), out var offset)
            && DateText.TryCreate(
                DateText.Digits(text[26..]),
                Word(Months, text[4..7]) + 1,
                DateText.Digits(text[8..10]),
                DateText.Digits(text[11..13]),
                DateText.Digits(text[14..16]),
                DateText.Digits(text[17..19]),
                ticks: 0,
                offset,
                out value)
            && Word(Days, text[..3]) == (int)value.DayOfWeek;
    }

    private static int Word(ReadOnlySpan<byte> words, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < words.Length; i += WordLength)
        {
            if (words.Slice(i, WordLength).SequenceEqual(word))
            {
                return i / WordLength;
            }
        }

        return -1;
    }
}
