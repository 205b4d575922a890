using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Names the events of a family, by hints or by their wire names.</summary>
internal static class EventNaming
{
    public static IReadOnlyList<EventSchema> Apply(IReadOnlyList<EventSchema> events, HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var named = new List<EventSchema>();
        foreach (var e in events)
        {
            var wanted = Hinted(e, hints) ?? Inferred(e);
            if (!types.IsFree(wanted))
            {
                diagnostics.Add(new SchemaDiagnostic(SchemaProblem.DuplicateTypeName, e.Shape.Origin.Path, e.Shape.Origin.Position, [wanted]));
            }

            named.Add(e with { Name = types.Take(wanted) });
        }

        return named;
    }

    private static string? Hinted(EventSchema e, HintUse hints) =>
        (e.Kind.Length > 0 ? hints.Value(HintKind.EventType, e.Key + "/" + e.Kind) : null) ?? hints.Value(HintKind.EventType, e.Key);

    private static string Inferred(EventSchema e) =>
        e.Kind.Length == 0 ? Names.ForEvent(e.Key)
        : e.Style == EventStyle.Keyed ? Names.ForKeyedEvent(e.Key, e.Kind)
        : Names.ForTypedEvent(e.Kind);
}
