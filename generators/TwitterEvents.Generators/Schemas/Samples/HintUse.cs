using TwitterEvents.Generators.Schemas.Diagnostics;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>Looks hints up and remembers which were of use; the others are reported.</summary>
internal sealed class HintUse(Hints hints)
{
    private readonly HashSet<Hint> used = [];

    public Hint? Find(HintKind kind, string key = "") => Use(hints.Find(kind, key));

    public string? Value(HintKind kind, string key = "") => Find(kind, key)?.Value;

    /// <summary>The hint for a place: of that type and name, or of that name in any type (<c>*.name</c>).</summary>
    public Hint? At(HintKind kind, string owner, string wire) =>
        Use(hints.Find(kind, owner + "." + wire)) ?? Use(hints.Find(kind, "*." + wire));

    public IEnumerable<Hint> All(HintKind kind, string key)
    {
        foreach (var hint in hints.All)
        {
            if (hint.Kind == kind && hint.Key == key)
            {
                used.Add(hint);
                yield return hint;
            }
        }
    }

    /// <summary>All hints for a place, as <see cref="At"/> finds one.</summary>
    public IReadOnlyList<Hint> AllAt(HintKind kind, string owner, string wire)
    {
        var own = new List<Hint>(All(kind, owner + "." + wire));
        return own.Count > 0 ? own : new List<Hint>(All(kind, "*." + wire));
    }

    public SchemaDiagnostic Invalid(Hint hint, string message) => Problem(SchemaProblem.InvalidHint, hint, message);

    public SchemaDiagnostic Problem(SchemaProblem problem, Hint hint, string argument) =>
        new(problem, hints.Path, hint.Position, [argument]);

    public IEnumerable<SchemaDiagnostic> Unused()
    {
        foreach (var hint in hints.All)
        {
            if (!used.Contains(hint))
            {
                yield return Problem(SchemaProblem.UnusedHint, hint, hint.Kind == HintKind.Identity ? hint.Value : hint.Key);
            }
        }
    }

    private Hint? Use(Hint? hint)
    {
        if (hint is not null)
        {
            used.Add(hint);
        }

        return hint;
    }
}
