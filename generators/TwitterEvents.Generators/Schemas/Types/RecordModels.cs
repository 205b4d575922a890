using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Gives every object of a family's samples a type, and every type its properties.</summary>
internal static class RecordModels
{
    /// <summary>
    /// The records by name, and the events with what they wrap: an event that wraps a type has no record of its own.
    /// </summary>
    public static (IReadOnlyList<EventSchema> Events, IReadOnlyDictionary<string, RecordModel> Records) Build(
        FamilyNames names,
        ObjectShape envelope,
        IReadOnlyList<EventSchema> events,
        HintUse hints,
        TypeNames types,
        List<SchemaDiagnostic> diagnostics)
    {
        var graph = new TypeGraph(hints, types, diagnostics);
        graph.Add(names.Envelope, envelope);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal) { [names.Envelope] = "" };
        var typed = new List<EventSchema>();
        foreach (var e in events)
        {
            if (hints.Find(HintKind.Wraps, e.Key) is { } wraps)
            {
                typed.Add(e with { Wraps = graph.AddShared(wraps, e.Shape) });
            }
            else
            {
                typed.Add(e);
                graph.Add(e.Name, e.Shape);
                paths[e.Name] = e.Path;
            }
        }

        var resolved = ResolvedTypes.Of(TypeSharing.Of(graph.Nodes), types);
        var properties = new PropertyBuilder(hints, resolved, Discriminators(typed, hints), diagnostics);
        var records = new SortedDictionary<string, RecordModel>(StringComparer.Ordinal);
        foreach (var type in resolved.Shapes)
        {
            // Events and the envelope have a place in the delivery, and are described with it; other types stand in several places.
            var hasPath = paths.TryGetValue(type.Key, out var path);
            var summary = hasPath ? "" : hints.Value(HintKind.TypeDescription, type.Key) ?? "";
            var body = properties.Of(type.Key, path ?? type.Key, type.Value, isEvent: hasPath && type.Key != names.Envelope);
            records[type.Key] = new RecordModel(type.Key, summary, new(body.Properties), new(body.Texts));
        }

        return (typed, Used(records, names.Envelope, typed));
    }

    private static HashSet<(string Owner, string Wire)> Discriminators(IReadOnlyList<EventSchema> events, HintUse hints)
    {
        var found = new HashSet<(string Owner, string Wire)>();
        foreach (var e in events)
        {
            if (e.Style != EventStyle.Keyed && hints.Find(HintKind.Discriminator, e.Key) is { } hint)
            {
                found.Add((e.Wraps ?? e.Name, hint.Value));
            }
        }

        return found;
    }

    /// <summary>Those that an event or the envelope has: where samples disagree a value stays raw, and the type that some of it has is nobody's.</summary>
    private static SortedDictionary<string, RecordModel> Used(
        IReadOnlyDictionary<string, RecordModel> records, string envelope, IReadOnlyList<EventSchema> events)
    {
        var used = new SortedDictionary<string, RecordModel>(StringComparer.Ordinal);
        var pending = new Stack<string>([envelope]);
        foreach (var e in events)
        {
            pending.Push(e.Wraps ?? e.Name);
        }

        while (pending.Count > 0)
        {
            var name = pending.Pop();
            if (used.ContainsKey(name))
            {
                continue;
            }

            used[name] = records[name];
            foreach (var property in records[name].Properties)
            {
                if (property.Type.Record is { } type)
                {
                    pending.Push(type);
                }
            }
        }

        return used;
    }
}
