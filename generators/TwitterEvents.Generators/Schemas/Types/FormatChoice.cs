using System.Linq;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The format of a scalar: by its samples, and by its name, for ids and counted time look like other numbers.</summary>
internal static class FormatChoice
{
    private static readonly HashSet<string> Milliseconds = new(StringComparer.Ordinal) { "ms", "msec", "millis", "milliseconds" };

    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "timestamp", "time", "date", "datetime", "at", "epoch", "ts", "created", "updated", "modified", "expires", "expiry", "expiration",
    };

    public static ScalarType Of(NumberShape number, string wire) => new(
        number.IsMilliseconds && SpeaksOfMilliseconds(wire) ? ScalarFormat.EpochMilliseconds
        : number.IsSeconds && SpeaksOfSeconds(wire) ? ScalarFormat.EpochSeconds
        : number.IsFraction && number.IsBeyondDouble ? ScalarFormat.TextOrNumber
        : number.IsFraction ? ScalarFormat.Number
        : NamesId(wire) ? ScalarFormat.IdNumber
        : ScalarFormat.Integer);

    public static ScalarType Of(TextShape text, string wire)
    {
        var forms = text.Forms & ~TextForms.Empty;
        return forms switch
        {
            TextForms.TwitterDate => new(ScalarFormat.TwitterDate),
            TextForms.Date when !NameWords.Of(wire).Contains("version") => new(ScalarFormat.Date),
            TextForms.EpochMilliseconds when SpeaksOfMilliseconds(wire) => new(ScalarFormat.EpochMillisecondsText),
            TextForms.EpochSeconds when SpeaksOfSeconds(wire) => new(ScalarFormat.EpochSecondsText),
            TextForms.Rfc3339 => Rfc3339(text.Dates),
            _ => new(NamesId(wire) ? ScalarFormat.Id : ScalarFormat.Text),
        };
    }

    /// <summary>The type of a format that a hint gives.</summary>
    public static ScalarType Of(ScalarFormat format, Shape shape) =>
        format == ScalarFormat.Rfc3339 ? Rfc3339(shape.Text?.Dates) : new(format);

    private static ScalarType Rfc3339(DateShape? samples) => new(ScalarFormat.Rfc3339) { Form = samples?.Form ?? Rfc3339Form.Z };

    /// <summary>Whether a name is an id's, or several ids': <c>id</c>, <c>id_str</c>, <c>sender_id</c>, <c>edit_tweet_ids</c>, <c>userId</c>, <c>nodeIDs</c>.</summary>
    private static bool NamesId(string wire)
    {
        var words = NameWords.Of(wire);
        var last = words.Count > 1 && words[words.Count - 1] == "str" ? words.Count - 2 : words.Count - 1;
        return last >= 0 && words[last] is ("id" or "ids");
    }

    private static bool SpeaksOfMilliseconds(string wire) => NameWords.Of(wire).Any(static word => Times.Contains(word) || Milliseconds.Contains(word));

    private static bool SpeaksOfSeconds(string wire)
    {
        var words = NameWords.Of(wire);
        return words.Any(Times.Contains) && !words.Any(Milliseconds.Contains);
    }
}
