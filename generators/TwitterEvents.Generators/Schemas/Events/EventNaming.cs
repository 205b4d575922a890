using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Names the events of a family, by hints or by their wire names.</summary>
internal static class EventNaming
{
    public static void Apply(IReadOnlyList<EventSpec> events, HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        foreach (var e in events)
        {
            var wanted = Hinted(e, hints) ?? Inferred(e);
            if (!types.IsFree(wanted))
            {
                diagnostics.Add(new SchemaDiagnostic(SchemaProblem.DuplicateTypeName, e.Shape.Origin.Path, e.Shape.Origin.Position, [wanted]));
            }

            e.Name = types.Take(wanted);
        }
    }

    private static string? Hinted(EventSpec e, HintUse hints) =>
        (e.Kind.Length > 0 ? hints.Value(HintKind.EventType, e.Key + "/" + e.Kind) : null) ?? hints.Value(HintKind.EventType, e.Key);

    private static string Inferred(EventSpec e) =>
        e.Kind.Length == 0 ? Names.ForEvent(e.Key)
        : e.Style == EventStyle.Keyed ? Names.ForKeyedEvent(e.Key, e.Kind)
        : Names.ForTypedEvent(e.Kind);
}
