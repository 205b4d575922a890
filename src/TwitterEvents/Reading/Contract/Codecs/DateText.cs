namespace TwitterEvents.Reading.Contract;

/// <summary>The parts that date formats have in common.</summary>
internal static class DateText
{
    /// <summary>What a <see cref="DateTimeOffset"/> holds, in either direction.</summary>
    public static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>The number that the digits make; -1 if one of them is none.</summary>
    public static int Digits(ReadOnlySpan<byte> text)
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

    /// <summary>An offset from UTC of at most 14 hours. Zero has the sign <c>+</c>.</summary>
    public static bool TryGetOffset(byte sign, int hours, int minutes, out TimeSpan offset)
    {
        offset = default;
        if (hours is < 0 or > 14 || minutes is < 0 or > 59 || (hours == 14 && minutes != 0))
        {
            return false;
        }

        var size = new TimeSpan(hours, minutes, 0);
        offset = sign == '-' ? -size : size;
        return sign == '+' || (sign == '-' && size != TimeSpan.Zero);
    }

    /// <summary>Whether the calendar has that day.</summary>
    public static bool IsDay(int year, int month, int day) =>
        year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>A moment of its parts, each -1 if it was not read; false if there is none.</summary>
    public static bool TryCreate(
        int year, int month, int day, int hour, int minute, int second, long ticks, TimeSpan offset, out DateTimeOffset value)
    {
        value = default;
        if (!IsDay(year, month, day) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second).Ticks + ticks;
        if ((ulong)local > (ulong)DateTime.MaxValue.Ticks || (ulong)(local - offset.Ticks) > (ulong)DateTime.MaxValue.Ticks)
        {
            return false;
        }

        value = new DateTimeOffset(local, offset);
        return true;
    }
}
