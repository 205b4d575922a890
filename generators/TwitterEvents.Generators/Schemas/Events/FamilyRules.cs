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
            var path = when?.Value ?? "";
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
}
