using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Gives every object of the samples a type, and every type its properties.</summary>
internal static class RecordModels
{
    /// <summary>
    /// The records by name, and the families with what their events wrap: an event that wraps a type has no record of its own.
    /// </summary>
    public static (IReadOnlyList<FamilySchema> Families, SortedDictionary<string, RecordModel> Records) Build(
        IReadOnlyList<FamilySchema> families, HintUse shared, TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var graph = new TypeGraph(types, diagnostics);
        var typed = new List<FamilySchema>();
        foreach (var family in families)
        {
            graph.Begin(typed.Count, new HintScope([family.Hints, shared]));
            typed.Add(Add(graph, family));
        }

        var resolved = ResolvedTypes.Of(graph.Share(), types);
        var paths = Paths(typed);
        var properties = new PropertyBuilder(resolved, Discriminators(typed), diagnostics);
        var records = new SortedDictionary<string, RecordModel>(StringComparer.Ordinal);
        foreach (var type in resolved.Shapes)
        {
            // Events and envelopes have a place in the delivery, and are described with it; other types stand in several places.
            var scope = ScopeOf(resolved.FamiliesOf(type.Key), families, shared);
            var hasPath = paths.TryGetValue(type.Key, out var path);
            var summary = hasPath ? "" : scope.Value(HintKind.TypeDescription, type.Key) ?? "";
            var body = properties.Of(scope, type.Key, path ?? type.Key, type.Value, hasPath ? MembersOf(type.Key, typed, resolved) : null);
            records[type.Key] = new RecordModel(type.Key, summary, new(body.Properties), new(body.Texts))
            {
                Wrapper = type.Value.IsWrapped ? WrapperOf(resolved.FamiliesOf(type.Key), families) : null,
                Family = resolved.FamiliesOf(type.Key).Min(),
                IsShared = resolved.FamiliesOf(type.Key).Count > 1,
            };
        }

        new UnseenValues(resolved, HasFormat).Complete(records);
        CommonProperties.Complete(records, typed);
        return (typed, Used(records, typed));

        bool HasFormat(string type, string wire) => ScopeOf(resolved.FamiliesOf(type), families, shared).At(HintKind.Format, type, wire) is not null;
    }

    private static FamilySchema Add(TypeGraph graph, FamilySchema family)
    {
        graph.Add(family.Names.Envelope, family.Envelope, family.Setup.Form.Way, [.. family.Events.Select(static e => e.Key), .. family.Setup.Form.Events ?? []]);
        var events = new List<EventSchema>();
        foreach (var e in family.Events)
        {
            if (family.Hints.Find(HintKind.Wraps, e.Key) is { } wraps)
            {
                events.Add(e with { Wraps = graph.AddShared(wraps, e.Shape) });
            }
            else
            {
                events.Add(e);
                graph.Add(e.Name, e.Shape);
            }
        }

        return family with { Events = events };
    }

    /// <summary>Where events and envelopes stand, for the documentation; an envelope is the delivery itself.</summary>
    private static Dictionary<string, string> Paths(IReadOnlyList<FamilySchema> families)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var family in families)
        {
            paths[family.Names.Envelope] = "";
            foreach (var e in family.Events)
            {
                if (e.Wraps is null)
                {
                    paths[e.Name] = e.Path;
                }
            }
        }

        return paths;
    }

    private static string? WrapperOf(IEnumerable<int> numbers, IReadOnlyList<FamilySchema> families) =>
        numbers.Select(number => families[number].Setup.Form.Wrapper).FirstOrDefault(static wrapper => wrapper is not null);

    /// <summary>What an event has of its delivery: the properties that hints name, and the object that it stands in. Null for an envelope.</summary>
    private static IReadOnlyCollection<string>? MembersOf(string type, IReadOnlyList<FamilySchema> families, ResolvedTypes resolved)
    {
        var family = families[resolved.FamiliesOf(type).Min()];
        if (family.Names.Envelope == type)
        {
            return null;
        }

        var members = family.Setup.Hints.All.Where(static hint => hint.Kind == HintKind.Context).Select(static hint => hint.Key).ToList();
        var holder = family.Names.Envelope;
        foreach (var wire in family.Setup.Form.Way)
        {
            holder = holder is null ? null : resolved.Find(holder, wire);
        }

        return holder is null ? members : [.. members, holder];
    }

    private static HintScope ScopeOf(IEnumerable<int> numbers, IReadOnlyList<FamilySchema> families, HintUse shared)
    {
        var files = new List<HintUse>();
        foreach (var number in numbers)
        {
            files.Add(families[number].Hints);
        }

        files.Add(shared);
        return new HintScope(files);
    }

    private static HashSet<(string Owner, string Wire)> Discriminators(IReadOnlyList<FamilySchema> families)
    {
        var found = new HashSet<(string Owner, string Wire)>();
        foreach (var family in families)
        {
            foreach (var e in family.Events)
            {
                if (e.Style != EventStyle.Keyed && family.Hints.Find(HintKind.Discriminator, e.Key) is { } hint)
                {
                    found.Add((e.Wraps ?? e.Name, hint.Value));
                }
            }
        }

        return found;
    }

    /// <summary>Those that an event or the envelope has: where samples disagree a value stays raw, and the type that some of it has is nobody's.</summary>
    private static SortedDictionary<string, RecordModel> Used(
        IReadOnlyDictionary<string, RecordModel> records, IReadOnlyList<FamilySchema> families)
    {
        var used = new SortedDictionary<string, RecordModel>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        foreach (var family in families)
        {
            pending.Push(family.Names.Envelope);
            foreach (var e in family.Events)
            {
                pending.Push(e.Wraps ?? e.Name);
            }
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
