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
                ReportOthersWith(when, family, families, diagnostics);
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
        if (when is not null && family.FindWith(DeliveryForm.Names(when.Value)) is not null)
        {
            family.Hints.Use(when);
        }
    }

    /// <summary>
    /// A delivery of another family that has the path too may be taken for this one's. A captured body must not stop the build, so it is a warning.
    /// </summary>
    private static void ReportOthersWith(
        Hint? when, FamilySchemaBuilder family, IReadOnlyList<FamilySchemaBuilder> families, List<SchemaDiagnostic> diagnostics)
    {
        if (when is null)
        {
            return;
        }

        var path = DeliveryForm.Names(when.Value);
        foreach (var other in families)
        {
            // One of the same path, with or without its [], cannot be told apart at all, and is reported as such.
            if (other != family && other.Setup.When != family.Setup.When && other.FindWith(path) is { } sample)
            {
                diagnostics.Add(new SchemaDiagnostic(
                    SchemaProblem.NoEventInSample,
                    sample.Path,
                    default,
                    [sample.Events.Count > 0 ? sample.Events[0].Key : other.Setup.Family, $"it has '{when.Value}', by which deliveries of '{family.Setup.Family}' are told from others"]));
            }
        }
    }
}
