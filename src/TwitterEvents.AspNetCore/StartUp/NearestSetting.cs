using TwitterEvents.Diagnostics;

namespace TwitterEvents.StartUp;

/// <summary>The setting that was perhaps meant.</summary>
internal static class NearestSetting
{
    private const int ShortestWord = 5;

    /// <summary>The setting whose name is a few slips away from a name, or else one that has a word more or less at one end.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="settings">What may have been meant, each with its path.</param>
    public static string? Find(string name, IEnumerable<string> settings)
    {
        var spellings = settings.Select(static setting => (Spelling: Plain(setting[(setting.LastIndexOf(':') + 1)..]), setting)).ToList();
        return Nearest.To(Plain(name), spellings) is [var nearest, ..]
            ? nearest
            : spellings.FirstOrDefault(entry => IsPart(entry.Spelling, Plain(name)) || IsPart(Plain(name), entry.Spelling)).setting;
    }

    private static bool IsPart(string part, string whole) =>
        part.Length >= ShortestWord
        && (whole.StartsWith(part, StringComparison.OrdinalIgnoreCase) || whole.EndsWith(part, StringComparison.OrdinalIgnoreCase));

    // consumer_secret and consumer-secret are ConsumerSecret to a person.
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
