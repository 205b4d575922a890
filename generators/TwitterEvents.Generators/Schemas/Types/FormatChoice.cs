using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The format of a scalar that no hint gives one: by its samples, and by its name, for ids and milliseconds look like other numbers.</summary>
internal static class FormatChoice
{
    public static ScalarFormat Of(NumberShape number, string wire) =>
        number.IsMilliseconds && SpeaksOfTime(wire) ? ScalarFormat.EpochMilliseconds
        : number.IsBeyond64Bits ? ScalarFormat.TextOrNumber
        : number.IsFraction ? ScalarFormat.Number
        : NamesId(wire) ? ScalarFormat.IdNumber
        : ScalarFormat.Integer;

    public static ScalarFormat Of(TextShape text, string wire) => text.Date switch
    {
        { } date when date != ScalarFormat.EpochMillisecondsText || SpeaksOfTime(wire) => date,
        _ => NamesId(wire) ? ScalarFormat.Id : ScalarFormat.Text,
    };

    /// <summary>Whether a name is an id's, or several ids': <c>id</c>, <c>id_str</c>, <c>sender_id</c>, <c>edit_tweet_ids</c>.</summary>
    private static bool NamesId(string wire)
    {
        var last = wire.EndsWith("_str", StringComparison.Ordinal) ? wire.Substring(0, wire.Length - 4) : wire;
        last = last.Substring(last.LastIndexOf('_') + 1);
        return last is "id" or "ids";
    }

    private static bool SpeaksOfTime(string wire)
    {
        foreach (var part in wire.Split('_'))
        {
            if (part is "timestamp" or "time" or "ms" or "msec" or "millis" or "date" or "at")
            {
                return true;
            }
        }

        return false;
    }
}
