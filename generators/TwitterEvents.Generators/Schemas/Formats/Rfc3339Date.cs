using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>A text that is an RFC 3339 date, and how well each form to write it in suits it.</summary>
/// <param name="Votes">By form: two if it writes the text as it is, one more if it has its fraction and its offset.</param>
internal sealed record Rfc3339Date(EquatableArray<int> Votes)
{
    /// <summary>A tick is the seventh digit of a fraction.</summary>
    private const int MaxDigits = 7;

    private static readonly TimeSpan AnyOffset = TimeSpan.FromDays(1);

    /// <summary>The longest offset that a <see cref="DateTimeOffset"/> holds.</summary>
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    private static readonly Regex Pattern = new(
        """^([0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ])([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(([Zz])|([+-])([0-9]{2})(:?)([0-9]{2}))\z""",
        RegexOptions.CultureInvariant);

    /// <summary>By their number: how many digits of a fraction each has at least, and whether its UTC is <c>Z</c>.</summary>
    private static readonly (int Digits, bool HasZ)[] Forms = [(0, true), (3, true), (6, true), (0, false), (3, false), (6, false)];

    /// <returns>Null if the text is no such date.</returns>
    public static Rfc3339Date? Of(string text)
    {
        var match = Pattern.Match(text);
        if (!match.Success
            || !DateTime.TryParseExact(
                $"{match.Groups[1].Value} {match.Groups[3].Value}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var hasZ = match.Groups[6].Success;
        var (hours, minutes) = hasZ ? (0, 0) : (Number(match.Groups[8]), Number(match.Groups[10]));
        var offset = new TimeSpan(hours, minutes, 0);
        var isNear = local - DateTime.MinValue <= AnyOffset || DateTime.MaxValue - local <= AnyOffset;
        if (hours > 23 || minutes > 59 || (isNear && offset != TimeSpan.Zero))
        {
            return null;
        }

        // As Rfc3339 of the library has it: what it writes otherwise than it came is kept beside the date.
        var fraction = match.Groups[4].Value.TrimStart('.');
        var canBeExact = match.Groups[2].Value == "T" && (hasZ ? match.Groups[5].Value == "Z" : match.Groups[9].Length == 1 && offset <= LargestOffset);
        return new(new EquatableArray<int>(Forms.Select(form =>
            (canBeExact && Suits(form.Digits, fraction) && (offset != TimeSpan.Zero || (form.HasZ ? hasZ : match.Groups[7].Value == "+")) ? 2 : 0)
            + (form.HasZ == hasZ && form.Digits == (fraction.Length is 3 or 6 ? fraction.Length : 0) ? 1 : 0))));
    }

    private static bool Suits(int digits, string fraction) =>
        fraction.Length == digits || (fraction.Length > digits && fraction.Length <= MaxDigits && !fraction.EndsWith("0", StringComparison.Ordinal));

    private static int Number(Group digits) => int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture);
}
