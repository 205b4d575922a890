using System.Globalization;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>The date formats a text may have. Each recogniser is exact: the text is what a date of that format is written as.</summary>
[Flags]
internal enum TextFormats
{
    None = 0,
    TwitterDate = 1,
    EpochMilliseconds = 2,
    Rfc3339Offset = 4,
    Rfc3339Seconds = 8,
    Rfc3339Milliseconds = 16,
}

internal static class TextFormatRecognizer
{
    /// <summary>Milliseconds of 2006-01-01 and 2100-01-01: X is not older, and ids of that length are not in use.</summary>
    private const long EarliestMilliseconds = 1136073600000;
    private const long LatestMilliseconds = 4102444800000;
    private const int MillisecondsLength = 13;

    private static readonly (TextFormats Format, string Pattern)[] Patterns =
    [
        (TextFormats.TwitterDate, "ddd MMM dd HH:mm:ss '+0000' yyyy"),
        (TextFormats.Rfc3339Offset, "yyyy-MM-dd'T'HH:mm:sszzz"),
        (TextFormats.Rfc3339Seconds, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        (TextFormats.Rfc3339Milliseconds, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
    ];

    public static TextFormats Recognize(string text)
    {
        foreach (var (format, pattern) in Patterns)
        {
            if (DateTimeOffset.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                && date.ToString(pattern, CultureInfo.InvariantCulture) == text)
            {
                return format;
            }
        }

        return text.Length == MillisecondsLength
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= EarliestMilliseconds and < LatestMilliseconds
            ? TextFormats.EpochMilliseconds
            : TextFormats.None;
    }
}
