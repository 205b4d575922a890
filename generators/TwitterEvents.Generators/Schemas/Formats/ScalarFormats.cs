using System.Globalization;

namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>The table of formats: the name of each in a hint, and for a date how its text is recognised.</summary>
internal static class ScalarFormats
{
    /// <summary>Milliseconds of 2006-01-01 and 2100-01-01: X is not older, and ids of that length are not in use.</summary>
    private const long EarliestMilliseconds = 1136073600000;
    private const long LatestMilliseconds = 4102444800000;
    private const int MillisecondsLength = 13;

    private static readonly SortedDictionary<string, (ScalarFormat Format, Predicate<string>? Recognizes)> ByName = new(StringComparer.Ordinal)
    {
        ["text"] = (ScalarFormat.Text, null),
        ["id"] = (ScalarFormat.Id, null),
        ["integer"] = (ScalarFormat.Integer, null),
        ["id-number"] = (ScalarFormat.IdNumber, null),
        ["number"] = (ScalarFormat.Number, null),
        ["boolean"] = (ScalarFormat.Boolean, null),
        ["text-or-number"] = (ScalarFormat.TextOrNumber, null),
        ["boolean-or-text"] = (ScalarFormat.BooleanOrText, null),
        ["raw"] = (ScalarFormat.Raw, null),
        ["twitter-date"] = (ScalarFormat.TwitterDate, text => IsDate(text, "ddd MMM dd HH:mm:ss '+0000' yyyy")),
        ["epoch-milliseconds"] = (ScalarFormat.EpochMilliseconds, null),
        ["epoch-milliseconds-text"] = (ScalarFormat.EpochMillisecondsText, IsMilliseconds),
        ["rfc3339-offset"] = (ScalarFormat.Rfc3339Offset, text => IsDate(text, "yyyy-MM-dd'T'HH:mm:sszzz")),
        ["rfc3339-seconds"] = (ScalarFormat.Rfc3339Seconds, text => IsDate(text, "yyyy-MM-dd'T'HH:mm:ss'Z'")),
        ["rfc3339-milliseconds"] = (ScalarFormat.Rfc3339Milliseconds, text => IsDate(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'")),
    };

    /// <summary>The names a hint may use.</summary>
    public static string Known => string.Join(", ", ByName.Keys);

    public static ScalarFormat? Find(string name) => ByName.TryGetValue(name, out var row) ? row.Format : null;

    /// <summary>The format of a date's text; null if it is none. Each is exact: the text is what a date of that format is written as.</summary>
    public static ScalarFormat? DateOf(string text)
    {
        foreach (var (format, recognizes) in ByName.Values)
        {
            if (recognizes?.Invoke(text) == true)
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Whether digits may be milliseconds since 1970.</summary>
    public static bool IsMilliseconds(string text) =>
        text.Length == MillisecondsLength
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds is >= EarliestMilliseconds and < LatestMilliseconds;

    private static bool IsDate(string text, string pattern) =>
        DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && date.ToString(pattern, CultureInfo.InvariantCulture) == text;
}
