namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>
/// The singular of an English plural, as names on the wire have it: its last word decides, in lower case or capitals. A word it does not know
/// and that does not look like a plural stays as it is: a name too long is better than one cut short.
/// </summary>
internal static class Singular
{
    /// <summary>Words that follow no rule below, or that look like what they are not.</summary>
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.OrdinalIgnoreCase)
    {
        ["children"] = "child",
        ["criteria"] = "criterion",
        ["feet"] = "foot",
        ["men"] = "man",
        ["mice"] = "mouse",
        ["people"] = "person",
        ["teeth"] = "tooth",
        ["women"] = "woman",

        ["cookies"] = "cookie",
        ["movies"] = "movie",
        ["selfies"] = "selfie",
        ["dies"] = "die",
        ["lies"] = "lie",
        ["pies"] = "pie",
        ["ties"] = "tie",

        ["aliases"] = "alias",
        ["atlases"] = "atlas",
        ["biases"] = "bias",
        ["bonuses"] = "bonus",
        ["buses"] = "bus",
        ["campuses"] = "campus",
        ["canvases"] = "canvas",
        ["gases"] = "gas",
        ["lenses"] = "lens",
        ["quizzes"] = "quiz",
        ["statuses"] = "status",
        ["viruses"] = "virus",

        ["analyses"] = "analysis",
        ["axes"] = "axis",
        ["bases"] = "base",
        ["crises"] = "crisis",
        ["diagnoses"] = "diagnosis",
        ["hypotheses"] = "hypothesis",
        ["parentheses"] = "parenthesis",
        ["theses"] = "thesis",

        ["appendices"] = "appendix",
        ["indices"] = "index",
        ["matrices"] = "matrix",
        ["vertices"] = "vertex",

        ["calves"] = "calf",
        ["halves"] = "half",
        ["knives"] = "knife",
        ["leaves"] = "leaf",
        ["lives"] = "life",
        ["shelves"] = "shelf",
        ["wives"] = "wife",
        ["wolves"] = "wolf",

        ["caches"] = "cache",
        ["niches"] = "niche",
        ["menus"] = "menu",
        ["echoes"] = "echo",
        ["heroes"] = "hero",
        ["potatoes"] = "potato",
        ["tomatoes"] = "tomato",
        ["vetoes"] = "veto",
    };

    /// <summary>Words that end like a plural and are none, or are both.</summary>
    private static readonly HashSet<string> Same = new(StringComparer.OrdinalIgnoreCase)
    {
        "alias", "always", "analytics", "as", "atlas", "aws", "bias", "bus", "canvas", "chaos", "cors", "cosmos", "css", "dns", "does", "gas", "goods",
        "gps", "has", "https", "ios", "is", "lens", "macos", "mathematics", "means", "news", "nos", "os", "perhaps", "physics", "pos", "rss", "series",
        "sms", "species", "this", "tls", "vps", "was", "whereas", "yes",
    };

    /// <summary>Endings that lose two letters: addresses, boxes, matches, dishes, buzzes.</summary>
    private static readonly string[] Syllables = ["sses", "xes", "ches", "shes", "zzes"];

    /// <summary>Endings of words that are no plural: access, status, analysis.</summary>
    private static readonly string[] NoPlurals = ["ss", "us", "is"];

    public static string Of(string wire)
    {
        var start = StartOfLastWord(wire);
        var word = wire.Substring(start);
        return wire.Substring(0, start) + (Same.Contains(word) ? word
            : Irregular.TryGetValue(word, out var one) ? InCaseOf(word, one)
            : OfRegular(word));
    }

    private static string OfRegular(string word)
    {
        if (word.Length <= 2 || !Ends(word, "s") || EndsWithAny(word, NoPlurals))
        {
            return word;
        }

        if (Ends(word, "ies"))
        {
            return word.Length > 4 ? word.Substring(0, word.Length - 3) + (char.IsUpper(word[word.Length - 1]) ? "Y" : "y") : word.Substring(0, word.Length - 1);
        }

        return word.Substring(0, word.Length - (EndsWithAny(word, Syllables) ? 2 : 1));
    }

    /// <summary><c>media_aliases</c>, <c>media-aliases</c>, <c>mediaAliases</c>: where the last word begins.</summary>
    private static int StartOfLastWord(string wire)
    {
        for (var i = wire.Length - 1; i > 0; i--)
        {
            if (!char.IsLetter(wire[i - 1]) || (char.IsUpper(wire[i]) && char.IsLower(wire[i - 1])))
            {
                return i;
            }
        }

        return 0;
    }

    private static string InCaseOf(string word, string singular) =>
        !char.IsUpper(word[0]) ? singular
        : char.IsUpper(word[word.Length - 1]) ? singular.ToUpperInvariant()
        : char.ToUpperInvariant(singular[0]) + singular.Substring(1);

    private static bool EndsWithAny(string word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (Ends(word, ending))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
