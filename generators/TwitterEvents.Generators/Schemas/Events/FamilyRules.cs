using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Reports families whose deliveries cannot be told apart.</summary>
internal static class FamilyRules
{
    public static void Check(IReadOnlyList<FamilySchemaBuilder> families, List<SchemaDiagnostic> diagnostics)
    {
        var seen = new Dictionary<string, FamilySchemaBuilder>(StringComparer.Ordinal);
        foreach (var family in families.Where(static family => family.HasSamples))
        {
            var when = family.Setup.Hints.Find(HintKind.When);
            UseIfSeen(family, when);
            var path = family.Setup.When ?? "";
            if (!seen.TryGetValue(path, out var first))
            {
                seen[path] = family;
                continue;
            }

            diagnostics.Add(when is null
                ? new SchemaDiagnostic(SchemaProblem.SeveralFamilies, family.FirstPath, default, [family.Setup.Family, first.Setup.Family])
                : HintUse.Problem(SchemaProblem.SeveralFamilies, when, family.Setup.Family, first.Setup.Family));
        }
    }

    /// <summary>A path that no sample has tells nothing, and is reported as any hint that matches nothing.</summary>
    private static void UseIfSeen(FamilySchemaBuilder family, Hint? when)
    {
        if (when is not null && family.HasPath(DeliveryForm.Names(when.Value)))
        {
            family.Hints.Use(when);
        }
    }
}
