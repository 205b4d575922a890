using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace TwitterEvents.Reading.Codecs;

/// <summary><c>Thu Apr 06 15:24:15 +0000 2017</c>: <c>created_at</c> of tweets and users. English; UTC, but for some old captures.</summary>
internal readonly struct TwitterDateCodec : ICodec<DateTimeOffset>
{
    private const int Length = 30;
    private const int WordLength = 3;

    private static ReadOnlySpan<byte> Days => "SunMonTueWedThuFriSat"u8;

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && TryParse(JsonText.Bytes(ref reader), out value);
    }

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
        if (text.Length != Length || text[3] != ' ' || text[7] != ' ' || text[10] != ' ' || text[13] != ':' || text[16] != ':'
            || text[19] != ' ' || text[25] != ' ' || !TryParseOffset(text[20..25], out var offset))
        {
            return false;
        }

        var month = Word(Months, text[4..7]) + 1;
        var (day, hour, minute, second) = (Digits(text[8..10]), Digits(text[11..13]), Digits(text[14..16]), Digits(text[17..19]));
        var year = Digits(text[26..30]);
        if (month < 1 || year < 1 || day < 1 || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59
            || day > DateTime.DaysInMonth(year, month) || (year is 1 or 9999 && offset != TimeSpan.Zero))
        {
            return false;
        }

        value = new DateTimeOffset(year, month, day, hour, minute, second, offset);
        return Word(Days, text[..3]) == (int)value.DayOfWeek;
    }

    private static bool TryParseOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        var (hours, minutes) = (Digits(text[1..3]), Digits(text[3..5]));
        offset = new TimeSpan(hours, minutes, 0);
        if (hours is < 0 or > 13 || minutes is < 0 or > 59)
        {
            return false;
        }

        var isNegative = text[0] == '-';
        offset = isNegative ? -offset : offset;
        return text[0] == '+' || (isNegative && offset != TimeSpan.Zero);
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

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var value = 0;
        foreach (var c in text)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
            {
                return -1;
            }

            value = value * 10 + digit;
        }

        return value;
    }
}
