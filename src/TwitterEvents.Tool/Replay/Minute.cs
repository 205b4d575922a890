using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TwitterEvents.Tool.Replay;

/// <summary>A time to the minute on the command line: ISO 8601, or X's twelve digits; UTC where it names no zone.</summary>
internal static class Minute
{
    private static readonly string[] Formats =
    [
        "yyyyMMddHHmm",
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyyMMdd'T'HHmmK",
        "yyyyMMdd'T'HHmmssK",
    ];

    public static Option<DateTimeOffset> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        Required = true,
        CustomParser = Parse,
    };

    private static DateTimeOffset Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            result.AddError($"'{text}' is no time. Write 2026-03-04T05:06Z or 202603040506, UTC.");
        }

        return time;
    }
}
