using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>What a family is called in C#.</summary>
/// <param name="Folder">Its schema folder.</param>
/// <param name="Family">Begins the names of its files.</param>
/// <param name="Envelope">The record of what a delivery says beside its events.</param>
/// <param name="EventBase">The base of its events.</param>
internal sealed record FamilyNames(string Folder, string Family, string Envelope, string EventBase)
{
    /// <param name="family">The family.</param>
    /// <param name="first">The path of its first sample.</param>
    /// <param name="hints">Its hints.</param>
    /// <param name="types">The type names that are taken.</param>
    /// <param name="diagnostics">Where to report that another family has the name.</param>
    public static FamilyNames Of(FamilySetup family, string first, HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var hint = hints.Find(HintKind.Family);
        var name = hint?.Value ?? Names.Pascal(family.Family);
        if (!types.IsFree(name + "Envelope"))
        {
            diagnostics.Add(hint is null
                ? new SchemaDiagnostic(SchemaProblem.DuplicateTypeName, first, default, [name + "Envelope"])
                : HintUse.Problem(SchemaProblem.DuplicateTypeName, hint, name + "Envelope"));
        }

        return new FamilyNames(family.Family, name, types.Take(name + "Envelope"), types.Take(name + "Event"));
    }
}
