namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>The table of formats: what a hint calls each.</summary>
internal static class ScalarFormats
{
    private static readonly SortedDictionary<string, ScalarFormat> ByName = new(StringComparer.Ordinal)
    {
        ["text"] = ScalarFormat.Text,
        ["id"] = ScalarFormat.Id,
        ["integer"] = ScalarFormat.Integer,
        ["id-number"] = ScalarFormat.IdNumber,
        ["number"] = ScalarFormat.Number,
        ["boolean"] = ScalarFormat.Boolean,
        ["text-or-number"] = ScalarFormat.TextOrNumber,
        ["boolean-or-text"] = ScalarFormat.BooleanOrText,
        ["raw"] = ScalarFormat.Raw,
        ["twitter-date"] = ScalarFormat.TwitterDate,
        ["epoch-milliseconds"] = ScalarFormat.EpochMilliseconds,
        ["epoch-milliseconds-text"] = ScalarFormat.EpochMillisecondsText,
        ["epoch-seconds"] = ScalarFormat.EpochSeconds,
        ["epoch-seconds-text"] = ScalarFormat.EpochSecondsText,
        ["date"] = ScalarFormat.Date,
        ["rfc3339"] = ScalarFormat.Rfc3339,
    };

    /// <summary>The names a hint may use.</summary>
    public static string Known => string.Join(", ", ByName.Keys);

    public static ScalarFormat? Find(string name) => ByName.TryGetValue(name, out var format) ? format : null;

    /// <summary>Whether it is a date: of that an empty text says that there is none.</summary>
    public static bool IsDate(ScalarFormat format) => format is ScalarFormat.TwitterDate or ScalarFormat.Date or ScalarFormat.Rfc3339
        or ScalarFormat.EpochMilliseconds or ScalarFormat.EpochMillisecondsText or ScalarFormat.EpochSeconds or ScalarFormat.EpochSecondsText;
}
