using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Files;

/// <summary>Puts the records of a family into files: one for the envelope, one for each event key, one for each type that several use.</summary>
internal sealed class FamilyFiles
{
    private readonly FamilyNames names;
    private readonly IReadOnlyList<EventSchema> events;
    private readonly IReadOnlyDictionary<string, RecordModel> records;
    private readonly HintUse hints;
    private readonly HintNames hintNames;
    private readonly SortedDictionary<string, string> roots = new(StringComparer.Ordinal);
    private readonly FileLayout layout;

    public FamilyFiles(
        FamilyNames names,
        IReadOnlyList<EventSchema> events,
        IReadOnlyDictionary<string, RecordModel> records,
        HintUse hints,
        HintNames hintNames)
    {
        this.names = names;
        this.events = events;
        this.records = records;
        this.hints = hints;
        this.hintNames = hintNames;
        roots[names.Envelope] = names.Envelope;
        foreach (var e in events)
        {
            roots[e.Name] = FileOf(e.Key);
        }

        layout = new FileLayout(roots, TypeUses.Of(records.Values, events));
    }

    public IReadOnlyList<FileModel> Build(TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var keys = Keys(types);
        var models = new EventModels(records, hints, diagnostics);
        var files = new List<FileModel> { EnvelopeFile(keys, diagnostics) };
        AddTypesOf(files, names.Envelope, names.Envelope);
        foreach (var key in keys)
        {
            files.Add(EventFile(key, models));
            AddTypesOf(files, FileOf(key.Key), key.Key);
        }

        foreach (var record in records.Values)
        {
            if (layout[record.Name] == record.Name && !roots.ContainsKey(record.Name))
            {
                files.Add(new TypesFile(HintName(record.Name), RecordsIn(record.Name)));
            }
        }

        return files;
    }

    /// <summary>Adds the types that only a root's file uses: beside it, for they are of another namespace.</summary>
    private void AddTypesOf(List<FileModel> files, string root, string name)
    {
        var own = RecordsIn(root);
        if (own.Count > 0)
        {
            files.Add(new TypesFile(HintName(name + ".Models"), own));
        }
    }

    private EnvelopeFile EnvelopeFile(IReadOnlyList<KeyModel> keys, List<SchemaDiagnostic> diagnostics)
    {
        var envelope = records[names.Envelope] with
        {
            Summary = hints.Value(HintKind.FamilyDescription) ?? "What a delivery says beside its events.",
        };
        var forUserId = "null";
        if (hints.Find(HintKind.ForUserId) is { } hint)
        {
            if (Expressions.Path(records, names.Envelope, hint.Value, "") is { } expression)
            {
                forUserId = expression;
            }
            else
            {
                diagnostics.Add(hints.Invalid(hint, $"'{hint.Value}' is no scalar property of {names.Envelope}"));
            }
        }

        return new EnvelopeFile(
            HintName(names.Envelope), names.Folder, envelope, names.EventBase, forUserId, new(keys));
    }

    private EventFile EventFile(KeyModel key, EventModels models)
    {
        var discriminator = hints.Find(HintKind.Keyed, key.Key) is null ? hints.Find(HintKind.Discriminator, key.Key) : null;
        var ofKey = new List<EventModel>();
        foreach (var e in events)
        {
            if (e.Key == key.Key)
            {
                ofKey.Add(models.Of(e, discriminator));
            }
        }

        return new EventFile(
            HintName(key.Key),
            key.Key,
            key.Reader,
            discriminator?.Value ?? "",
            names.Envelope,
            names.EventBase,
            new(ofKey),
            key.Unknown is null ? null : UnknownKind.Of(key.Unknown, ofKey, discriminator?.Value));
    }

    private IReadOnlyList<KeyModel> Keys(TypeNames types)
    {
        var keys = new List<KeyModel>();
        foreach (var e in events)
        {
            if (keys.Count == 0 || keys[keys.Count - 1].Key != e.Key)
            {
                var unknown = e.Kind.Length > 0 && e.Wraps is null ? types.Take(Names.ForUnknownEvent(e.Key)) : null;
                keys.Add(new KeyModel(e.Key, e.Style, types.Take(Names.ForReader(e.Key)), unknown));
            }
        }

        return keys;
    }

    private EquatableArray<RecordModel> RecordsIn(string file)
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

    // No type is named so, whatever the key.
    private static string FileOf(string key) => "/" + key;

    private string HintName(string file) => hintNames.Take($"{names.Family}.{file}");
}
