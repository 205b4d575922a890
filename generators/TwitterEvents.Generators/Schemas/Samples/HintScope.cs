using TwitterEvents.Generators.Schemas.Diagnostics;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>
/// The hints that count somewhere: those of the families that have a type there, and those all families share. Of two hints for one place, the
/// one that names the type wins; then that of the first file.
/// </summary>
internal sealed class HintScope(IReadOnlyList<HintUse> files)
{
    public string? Value(HintKind kind, string key)
    {
        foreach (var file in files)
        {
            if (file.Find(kind, key) is { } hint)
            {
                return hint.Value;
            }
        }

        return null;
    }

    /// <summary>The hint for a place: of that type and name, or of that name in any type (<c>*.name</c>).</summary>
    public Hint? At(HintKind kind, string owner, string wire) => Find(kind, owner + "." + wire) ?? Find(kind, "*." + wire);

    /// <summary>All hints for a place, as <see cref="At"/> finds one.</summary>
    public IReadOnlyList<Hint> AllAt(HintKind kind, string owner, string wire)
    {
        var own = All(kind, owner + "." + wire);
        return own.Count > 0 ? own : All(kind, "*." + wire);
    }

    /// <summary>All hints of a kind, used or not, the first file's before the others'.</summary>
    public IEnumerable<Hint> OfKind(HintKind kind)
    {
        foreach (var file in files)
        {
            foreach (var hint in file.OfKind(kind))
            {
                yield return hint;
            }
        }
    }

    /// <summary>Remembers that a hint was of use.</summary>
    public void Use(Hint hint)
    {
        foreach (var file in files)
        {
            file.Use(hint);
        }
    }

    public static SchemaDiagnostic Invalid(Hint hint, string message) => HintUse.Problem(SchemaProblem.InvalidHint, hint, message);

    public static SchemaDiagnostic Ineffective(Hint hint, string message) => HintUse.Problem(SchemaProblem.IneffectiveHint, hint, message);

    private Hint? Find(HintKind kind, string key)
    {
        foreach (var file in files)
        {
            if (file.Find(kind, key) is { } hint)
            {
                return hint;
            }
        }

        return null;
    }

    private IReadOnlyList<Hint> All(HintKind kind, string key)
    {
        foreach (var file in files)
        {
            var found = new List<Hint>(file.All(kind, key));
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }
}
