using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Looks hints up and remembers which were of use; the others are reported.</summary>
internal sealed class HintUse(Hints hints)
{
    private readonly HashSet<Hint> used = [];
    private readonly ILookup<(HintKind Kind, string Key), Hint> byKey = hints.All.ToLookup(static hint => (hint.Kind, hint.Key));

    public Hint? Find(HintKind kind, string key = "") => Use(byKey[(kind, key)].FirstOrDefault());

    public string? Value(HintKind kind, string key = "") => Find(kind, key)?.Value;

    public IEnumerable<Hint> All(HintKind kind, string key)
    {
        foreach (var hint in byKey[(kind, key)])
        {
            used.Add(hint);
            yield return hint;
        }
    }

    /// <summary>Remembers that a hint was of use.</summary>
    public Hint? Use(Hint? hint)
    {
        if (hint is not null)
        {
            used.Add(hint);
        }

        return hint;
    }

    public static SchemaDiagnostic Invalid(Hint hint, string message) => Problem(SchemaProblem.InvalidHint, hint, message);

    /// <summary>All hints of a kind, used or not.</summary>
    public IEnumerable<Hint> OfKind(HintKind kind)
    {
        foreach (var hint in hints.All)
        {
            if (hint.Kind == kind)
            {
                yield return hint;
            }
        }
    }

    public static SchemaDiagnostic Problem(SchemaProblem problem, Hint hint, params string[] arguments) =>
        new(problem, hint.Path, hint.Position, arguments);

    public IEnumerable<SchemaDiagnostic> Unused()
    {
        foreach (var hint in hints.All)
        {
            if (!used.Contains(hint))
            {
                yield return Problem(SchemaProblem.UnusedHint, hint, hint.Kind is HintKind.Identity or HintKind.KindAlias || hint.Key.Length == 0 ? hint.Value : hint.Key);
            }
        }
    }
}
