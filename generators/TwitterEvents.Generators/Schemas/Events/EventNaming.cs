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
        var wanted = new List<(string Name, Hint? Hint)>();
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var hint = Hinted(e, hints);
            var name = hint?.Value ?? Short(e);
            wanted.Add((name, hint));
            count[name] = count.TryGetValue(name, out var others) ? others + 1 : 1;
        }

        var names = new string[events.Count];

        // What a hint says comes first: only then is it known what is left.
        for (var i = 0; i < names.Length; i++)
        {
            if (wanted[i].Hint is { } hint)
            {
                names[i] = TakeHinted(hint, types, diagnostics);
            }
        }

        for (var i = 0; i < names.Length; i++)
        {
            var (name, hint) = wanted[i];
            if (hint is null)
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

    private static string TakeHinted(Hint hint, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        if (!types.IsFree(hint.Value))
        {
            diagnostics.Add(HintUse.Problem(SchemaProblem.DuplicateTypeName, hint, hint.Value));
        }

        return types.Take(hint.Value);
    }

    private static Hint? Hinted(EventSchema e, HintUse hints) =>
        (e.Kind.Length > 0 ? hints.Find(HintKind.EventType, e.Key + "/" + e.Kind) : null) ?? hints.Find(HintKind.EventType, e.Key);

    private static string Short(EventSchema e) =>
        e.Kind.Length == 0 ? Names.ForEvent(e.Key)
        : e.Style == EventStyle.Keyed ? Names.ForKeyedEvent(e.Key, e.Kind)
        : Names.ForTypedEvent(e.Kind);

    private static string Long(EventSchema e) => e.Kind.Length == 0 ? Names.ForWholeKey(e.Key) : Names.ForKeyedEvent(e.Key, e.Kind);
}
