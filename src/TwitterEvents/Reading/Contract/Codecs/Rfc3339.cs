using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>How a sender writes RFC 3339, as far as the moment itself does not tell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRfc3339Form
{
    /// <summary>How many digits a fraction has at least; it has more where the moment needs them.</summary>
    static abstract int Digits { get; }

    /// <summary>Whether UTC is <c>Z</c>; else it is <c>+00:00</c>.</summary>
    static abstract bool HasZ { get; }
}

/// <summary>Dates of <see href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339</see>, and the forms senders write them in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Rfc3339
{
    /// <summary>The length of <c>2018-05-24T09:48:12</c>, which all begin with.</summary>
    private const int SecondsLength = 19;

    /// <summary>A tick is the seventh digit.</summary>
    private const int MaxDigits = 7;

    private const int MaxLength = SecondsLength + 1 + MaxDigits + 6;

    /// <summary>
    /// Reads a moment. A fraction finer than a tick (100 ns) is cut, an offset beyond 14 hours becomes UTC: what no
    /// <see cref="DateTimeOffset"/> holds. A leap second (<c>23:59:60</c>) is none.
    /// </summary>
    /// <param name="text">The text: also with <c>t</c>, <c>z</c>, a space for the <c>T</c>, or no colon in the offset.</param>
    /// <param name="value">The moment.</param>
    /// <param name="isExact">Whether <see cref="Write{TForm}"/> gives that text.</param>
    internal static bool TryParse<TForm>(ReadOnlySpan<byte> text, out DateTimeOffset value, out bool isExact)
        where TForm : struct, IRfc3339Form
    {
        (value, isExact) = (default, false);
        if (text.Length <= SecondsLength || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':'
            || text[10] is not ((byte)'T' or (byte)'t' or (byte)' '))
        {
            return false;
        }

        var zone = text[SecondsLength..];
        var (digits, ticks) = Fraction(ref zone);
        if (digits < 0 || !TryGetOffset(zone, out var offset))
        {
            return false;
        }

        isExact = text[10] == 'T'
            && (digits == TForm.Digits || (digits > TForm.Digits && digits <= MaxDigits && text[SecondsLength + digits] != '0'))
            && IsExact<TForm>(zone, offset);
        var canHold = offset.Duration() <= DateText.LargestOffset;
        return DateText.TryCreate(
            DateText.Digits(text[..4]),
            DateText.Digits(text[5..7]),
            DateText.Digits(text[8..10]),
            DateText.Digits(text[11..13]),
            DateText.Digits(text[14..16]),
            DateText.Digits(text[17..19]),
            ticks - (canHold ? 0 : offset.Ticks),
            canHold ? offset : TimeSpan.Zero,
            out value);
    }

    internal static void Write<TForm>(Utf8JsonWriter writer, DateTimeOffset value)
        where TForm : struct, IRfc3339Form
    {
        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
        while (length > SecondsLength + 1 + TForm.Digits && text[length - 1] == '0')
        {
            length--;
        }

        length -= length == SecondsLength + 1 ? 1 : 0; // the point
        if (TForm.HasZ && value.Offset == TimeSpan.Zero)
        {
            text[length++] = (byte)'Z';
        }
        else
        {
            value.TryFormat(text[length..], out var zoneLength, "zzz", CultureInfo.InvariantCulture);
            length += zoneLength;
        }

        writer.WriteStringValue(text[..length]);
    }

    /// <summary>Takes a fraction off the front: how many digits, and the ticks they are; -1 digits for a point without any.</summary>
    private static (int Digits, int Ticks) Fraction(ref ReadOnlySpan<byte> rest)
    {
        if (rest[0] != '.')
        {
            return (0, 0);
        }

        var (digits, ticks) = (0, 0);
        while (digits + 1 < rest.Length && char.IsAsciiDigit((char)rest[digits + 1]))
        {
            digits++;
            ticks = digits <= MaxDigits ? ticks * 10 + (rest[digits] - '0') : ticks;
        }

        rest = rest[(digits + 1)..];
        for (var i = digits; i < MaxDigits; i++)
        {
            ticks *= 10;
        }

        return digits == 0 ? (-1, 0) : (digits, ticks);
    }

    private static bool TryGetOffset(ReadOnlySpan<byte> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (zone.Length is not (5 or 6) || zone[0] is not ((byte)'+' or (byte)'-') || (zone.Length == 6 && zone[3] != ':'))
        {
            return false;
        }

        var (hours, minutes) = (DateText.Digits(zone[1..3]), DateText.Digits(zone[^2..]));
        if (hours is < 0 or > 23 || minutes is < 0 or > 59)
        {
            return false;
        }

        var size = new TimeSpan(hours, minutes, 0);
        offset = zone[0] == '-' ? -size : size;
        return true;
    }

    private static bool IsExact<TForm>(ReadOnlySpan<byte> zone, TimeSpan offset)
        where TForm : struct, IRfc3339Form => zone.Length == 1
        ? zone[0] == 'Z' && TForm.HasZ
        : zone.Length == 6 && (offset != TimeSpan.Zero ? offset.Duration() <= DateText.LargestOffset : zone[0] == '+' && !TForm.HasZ);

    /// <summary><c>2018-05-24T09:48:12Z</c>.</summary>
    public readonly struct Z : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 0;

        /// <inheritdoc/>
        public static bool HasZ => true;
    }

    /// <summary><c>2018-05-24T09:48:12.000Z</c>.</summary>
    public readonly struct MillisecondsZ : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 3;

        /// <inheritdoc/>
        public static bool HasZ => true;
    }

    /// <summary><c>2018-05-24T09:48:12.000000Z</c>.</summary>
    public readonly struct MicrosecondsZ : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 6;

        /// <inheritdoc/>
        public static bool HasZ => true;
    }

    /// <summary><c>2018-05-24T09:48:12+00:00</c>.</summary>
    public readonly struct Offset : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 0;

        /// <inheritdoc/>
        public static bool HasZ => false;
    }

    /// <summary><c>2018-05-24T09:48:12.000+00:00</c>.</summary>
    public readonly struct MillisecondsOffset : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 3;

        /// <inheritdoc/>
        public static bool HasZ => false;
    }

    /// <summary><c>2018-05-24T09:48:12.000000+00:00</c>.</summary>
    public readonly struct MicrosecondsOffset : IRfc3339Form
    {
        /// <inheritdoc/>
        public static int Digits => 6;

        /// <inheritdoc/>
        public static bool HasZ => false;
    }
}
