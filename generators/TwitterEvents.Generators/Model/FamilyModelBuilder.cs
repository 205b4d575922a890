using TwitterEvents.Generators.Diagnostics;
using TwitterEvents.Generators.Inference;
using TwitterEvents.Generators.Json;
using TwitterEvents.Generators.Naming;
using TwitterEvents.Generators.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Model;

/// <summary>Builds the files of one family from its samples and hints.</summary>
internal sealed class FamilyModelBuilder
{
    private readonly FamilySetup family;
    private readonly HintUse hints;
    private readonly TypeGraph graph;
    private readonly List<SchemaDiagnostic> diagnostics = [];
    private readonly string name;
    private readonly List<EventSpec> events = [];
    private readonly SortedDictionary<string, RecordModel> records = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> paths = new(StringComparer.Ordinal);

    public FamilyModelBuilder(FamilySetup family)
    {
        this.family = family;
        hints = new HintUse(family.Hints);
        graph = new TypeGraph(hints);
        name = hints.Value(HintKind.Family) ?? Names.Pascal(family.Family);
    }

    private string EnvelopeName => name + "Envelope";

    private string EventBase => name + "Event";

    public (IReadOnlyList<FileModel> Files, IReadOnlyList<SchemaDiagnostic> Diagnostics) Build(IReadOnlyList<Sample> samples)
    {
        ObjectShape? envelope = null;
        foreach (var sample in samples)
        {
            diagnostics.AddRange(sample.Diagnostics);
            if (sample.Envelope is not null)
            {
                envelope = envelope is null ? sample.Envelope : ObjectShape.Join(envelope, sample.Envelope);
                AddEvents(sample);
            }
        }

        var files = new List<FileModel>();
        if (envelope is null)
        {
            diagnostics.Add(new SchemaDiagnostic(SchemaProblem.NoSchemas, "", default, [family.Family]));
        }
        else
        {
            NameEvents();
            Resolve(envelope);
            files = Files();
        }

        diagnostics.AddRange(hints.Unused());
        diagnostics.InsertRange(0, family.Diagnostics);
        return (files, diagnostics);
    }

    private void AddEvents(Sample sample)
    {
        foreach (var found in sample.Events)
        {
            var known = events.Find(e => e.Key == found.Key && e.Kind == found.Kind);
            if (known is null)
            {
                events.Add(new EventSpec(found.Key, found.Style, found.Kind) { Shape = found.Shape });
            }
            else
            {
                known.Shape = ObjectShape.Join(known.Shape, found.Shape);
            }
        }
    }

    private void NameEvents()
    {
        events.Sort((left, right) => string.CompareOrdinal(left.Key + "/" + left.Kind, right.Key + "/" + right.Kind));
        var taken = new HashSet<string>(ReservedNames.OfTypes, StringComparer.Ordinal) { EnvelopeName, EventBase };
        foreach (var e in events)
        {
            var isKeyed = e.Style == EventStyle.Keyed;
            var hint = isKeyed || e.Kind.Length > 0 ? hints.Value(HintKind.EventType, e.Key + "/" + e.Kind) : null;
            e.Name = hint ?? hints.Value(HintKind.EventType, e.Key) ?? (e.Kind.Length == 0 ? Names.ForEvent(e.Key)
                : isKeyed ? Names.ForKeyedEvent(e.Key, e.Kind)
                : Names.ForTypedEvent(e.Kind));
            e.Wraps = hints.Value(HintKind.Wraps, e.Key);
            if (!taken.Add(e.Name))
            {
                diagnostics.Add(new SchemaDiagnostic(
                    SchemaProblem.DuplicateTypeName, e.Shape.Origin.Path, e.Shape.Origin.Position, [e.Name]));
                for (var number = 2; !taken.Add(e.Name); number++)
                {
                    e.Name = e.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') + number;
                }
            }

            hints.Value(HintKind.Discriminator, e.Key);
            hints.Value(HintKind.Keyed, e.Key);
        }
    }

    private void Resolve(ObjectShape envelope)
    {
        graph.Add(EnvelopeName, envelope);
        foreach (var e in events)
        {
            graph.Add(e.Wraps ?? e.Name, e.Shape);
            paths[e.Name] = e.Path;
        }

        var shapes = graph.Resolve();
        var builder = new PropertyBuilder(hints, graph, diagnostics);
        foreach (var pair in shapes)
        {
            var properties = builder.Properties(pair.Key, paths.TryGetValue(pair.Key, out var path) ? path : pair.Key, pair.Value);
            records[pair.Key] = new RecordModel(pair.Key, hints.Value(HintKind.TypeDescription, pair.Key) ?? "", new(properties));
        }
    }

    private List<FileModel> Files()
    {
        var roots = new SortedDictionary<string, string>(StringComparer.Ordinal) { [EnvelopeName] = EnvelopeName };
        var uses = new SortedDictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        foreach (var record in records.Values)
        {
            uses[record.Name] = UsedBy(record);
        }

        foreach (var e in events)
        {
            roots[e.Name] = e.Key;
            if (e.Wraps is not null)
            {
                uses[e.Name] = [e.Wraps];
            }
        }

        var layout = new FileLayout(roots, uses);
        var files = new List<FileModel> { EnvelopeFile(layout) };
        foreach (var key in Keys())
        {
            files.Add(EventFile(key, layout));
        }

        foreach (var record in records.Values)
        {
            if (layout[record.Name] == record.Name && !roots.ContainsKey(record.Name))
            {
                files.Add(new TypesFile(HintName(record.Name), RecordsIn(record.Name, layout, roots)));
            }
        }

        return files;
    }

    private EnvelopeFile EnvelopeFile(FileLayout layout)
    {
        var envelope = records[EnvelopeName] with
        {
            Summary = hints.Value(HintKind.FamilyDescription) ?? "What a delivery says beside its events.",
        };
        var wire = hints.Value(HintKind.ForUserId);
        var forUserId = "null";
        foreach (var property in envelope.Properties)
        {
            if (property.Wire == wire)
            {
                forUserId = Expressions.AsText(property.Name, property.Type);
            }
        }

        return new EnvelopeFile(
            HintName(EnvelopeName), family.Family, envelope, EventBase, forUserId, new(Keys()), RecordsIn(EnvelopeName, layout, Roots(EnvelopeName)));
    }

    private EventFile EventFile(EventKey key, FileLayout layout)
    {
        var models = new List<EventModel>();
        var discriminator = hints.Value(HintKind.Discriminator, key.Key) ?? "";
        var identity = new List<Hint>(hints.All(HintKind.Identity, key.Key));
        foreach (var e in events)
        {
            if (e.Key == key.Key)
            {
                models.Add(EventModel(e, discriminator, identity));
            }
        }

        return new EventFile(
            HintName(key.Key), key.Key, discriminator, EnvelopeName, EventBase, new(models), RecordsIn(key.Key, layout, Roots(EnvelopeName)));
    }

    private EventModel EventModel(EventSpec e, string discriminator, IReadOnlyList<Hint> identity)
    {
        var record = e.Wraps is null ? records[e.Name] : new RecordModel(e.Name, "", EquatableArray<PropertyModel>.Empty);
        var description = (e.Kind.Length > 0 ? hints.Value(HintKind.EventDescription, e.Key + "/" + e.Kind) : null)
            ?? hints.Value(HintKind.EventDescription, e.Key);
        record = record with { Summary = description is null ? $"<c>{e.Path}</c>" : $"{description} <c>{e.Path}</c>" };

        string? property = null;
        foreach (var candidate in record.Properties)
        {
            property = candidate.Wire == discriminator && candidate.Type == Formats.Text ? candidate.Name : property;
        }

        var expressions = new List<string>();
        foreach (var hint in identity)
        {
            var expression = e.Wraps is null
                ? Expressions.Path(records, e.Name, hint.Value, "")
                : Expressions.Path(records, e.Wraps, hint.Value, e.Wraps + ".");
            if (expression is null)
            {
                diagnostics.Add(hints.Invalid(hint, $"'{hint.Value}' is no scalar property of {e.Name}"));
                expressions.Clear();
                break;
            }

            expressions.Add(expression);
        }

        var kind = e.Kind.Length > 0 ? e.Kind : null;
        return new EventModel(record, kind, e.Wraps, property, new(expressions));
    }

    private IReadOnlyList<EventKey> Keys()
    {
        var keys = new List<EventKey>();
        foreach (var e in events)
        {
            if (keys.Count == 0 || keys[keys.Count - 1].Key != e.Key)
            {
                keys.Add(new EventKey(e.Key, e.Style));
            }
        }

        return keys;
    }

    private SortedDictionary<string, string> Roots(string envelope)
    {
        var roots = new SortedDictionary<string, string>(StringComparer.Ordinal) { [envelope] = envelope };
        foreach (var e in events)
        {
            roots[e.Name] = e.Key;
        }

        return roots;
    }

    private EquatableArray<RecordModel> RecordsIn(string file, FileLayout layout, IReadOnlyDictionary<string, string> roots)
    {
        var found = new List<RecordModel>();
        foreach (var record in records.Values)
        {
            if (layout[record.Name] == file && !roots.ContainsKey(record.Name))
            {
                found.Add(record);
            }
        }

        found.Sort((left, right) => left.Name == file ? -1 : right.Name == file ? 1 : string.CompareOrdinal(left.Name, right.Name));
        return new EquatableArray<RecordModel>(found);
    }

    private static IReadOnlyCollection<string> UsedBy(RecordModel record)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in record.Properties)
        {
            var start = property.Type.Codec.LastIndexOf("RecordCodec<", StringComparison.Ordinal);
            if (start >= 0)
            {
                used.Add(property.Type.Codec.Substring(start + 12).TrimEnd('>'));
            }
        }

        return used;
    }

    private string HintName(string file) => $"{name}.{file}.g.cs";

    private sealed class EventSpec(string key, EventStyle style, string kind)
    {
        public string Key { get; } = key;

        public EventStyle Style { get; } = style;

        public string Kind { get; } = kind;

        public string Name { get; set; } = "";

        public string? Wraps { get; set; }

        public ObjectShape Shape { get; set; } = null!;

        public string Path => Style switch
        {
            EventStyle.List => Key + "[]",
            EventStyle.Keyed => Key + "." + Kind,
            _ => Key,
        };
    }
}
