using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>What a family's <c>hints.json</c> says. A hint wins over every heuristic.</summary>
internal sealed record Hints(string Path, EquatableArray<Hint> All)
{
    public static readonly Hints None = new("", EquatableArray<Hint>.Empty);

    /// <summary>Whether the file is no JSON, so that nobody knows what it says.</summary>
    public bool IsBroken { get; init; }

    public Hint? Find(HintKind kind, string key = "")
    {
        foreach (var hint in All)
        {
            if (hint.Kind == kind && hint.Key == key)
            {
                return hint;
            }
        }

        return null;
    }

    /// <summary>The names of properties that are sent under several, main and other.</summary>
    public IEnumerable<string> NamesWithAliases()
    {
        foreach (var hint in All)
        {
            if (hint.Kind == HintKind.Alias)
            {
                yield return Hint.Place(hint.Key).Wire;
                yield return hint.Value;
            }
        }
    }
}
