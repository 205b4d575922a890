using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>
/// Names the events of a family, by hints or by their wire names: an event has the short name of its kind or key as long as nothing else has it,
/// and the long one of both if something has.
/// </summary>
internal static class EventNaming
{
    public static IReadOnlyList<EventSchema> Apply(IReadOnlyList<EventSchema> events, HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var wanted = new List<(string Name, bool IsHint)>();
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var hint = Hinted(e, hints);
            var name = hint ?? Short(e);
            wanted.Add((name, hint is not null));
            count[name] = count.TryGetValue(name, out var others) ? others + 1 : 1;
        }

        var names = new string[events.Count];

        // What a hint says comes first: only then is it known what is left.
        for (var i = 0; i < names.Length; i++)
        {
            if (wanted[i].IsHint)
            {
                names[i] = TakeHinted(events[i], wanted[i].Name, types, diagnostics);
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            var (name, isHint) = wanted[i];
            if (!isHint)
            {
                names[i] = types.Take(count[name] == 1 && types.IsFree(name) ? name : Long(events[i]));
            }
        }

        var named = new List<EventSchema>();
        foreach (var e in events)
        {
            named.Add(e with { Name = names[named.Count] });
        }

        return named;
    }

    private static string TakeHinted(EventSchema e, string name, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        if (!types.IsFree(name))
        {
            diagnostics.Add(new SchemaDiagnostic(SchemaProblem.DuplicateTypeName, e.Shape.Origin.Path, e.Shape.Origin.Position, [name]));
        }

        return types.Take(name);
    }

    private static string? Hinted(EventSchema e, HintUse hints) =>
        (e.Kind.Length > 0 ? hints.Value(HintKind.EventType, e.Key + "/" + e.Kind) : null) ?? hints.Value(HintKind.EventType, e.Key);

    private static string Short(EventSchema e) =>
        e.Kind.Length == 0 ? Names.ForEvent(e.Key)
        : e.Style == EventStyle.Keyed ? Names.ForKeyedEvent(e.Key, e.Kind)
        : Names.ForTypedEvent(e.Kind);

    private static string Long(EventSchema e) => e.Kind.Length == 0 ? Names.ForWholeKey(e.Key) : Names.ForKeyedEvent(e.Key, e.Kind);
}
