using System.Globalization;

namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>
/// Recognises what a text is. What is a date here is one to the codec of that format too, or a sample would not be read as what it shows.
/// </summary>
internal static class TextForm
{
    /// <summary>2006-01-01 and 2100-01-01, in seconds since 1970: X is not older, and ids of that length are not in use.</summary>
    private const long EarliestSeconds = 1136073600;
    private const long LatestSeconds = 4102444800;
    private const int SecondsLength = 10;
    private const int MillisecondsLength = 13;

    /// <param name="text">The text.</param>
    /// <param name="date">What kind of RFC 3339 date it is; null if it is none.</param>
    public static TextForms Of(string text, out Rfc3339Date? date)
    {
        date = Rfc3339Date.Of(text);
        return date is null ? Of(text) : TextForms.Rfc3339;
    }

    private static TextForms Of(string text) => text switch
    {
        "" => TextForms.Empty,
        "true" or "false" => TextForms.TrueOrFalse,
        _ when IsSeconds(text) => TextForms.EpochSeconds,
        _ when IsMilliseconds(text) => TextForms.EpochMilliseconds,
        _ when IsInteger(text) => TextForms.Integer,
        _ when IsDate(text, "yyyy-MM-dd") => TextForms.Date,
        _ when IsDate(text, "ddd MMM dd HH:mm:ss '+0000' yyyy") => TextForms.TwitterDate,
        _ => TextForms.Other,
    };

    /// <summary>Whether digits may be seconds since 1970.</summary>
    public static bool IsSeconds(string text) => IsBetween(text, SecondsLength, EarliestSeconds, LatestSeconds);

    /// <summary>Whether digits may be milliseconds since 1970.</summary>
    public static bool IsMilliseconds(string text) => IsBetween(text, MillisecondsLength, EarliestSeconds * 1000, LatestSeconds * 1000);

    private static bool IsInteger(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text;

    private static bool IsBetween(string text, int length, long earliest, long latest) =>
        text.Length == length
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= earliest && number < latest;

    private static bool IsDate(string text, string pattern) =>
        DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && date.ToString(pattern, CultureInfo.InvariantCulture) == text;
}
