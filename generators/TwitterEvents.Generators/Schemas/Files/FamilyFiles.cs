using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Schemas.Types;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Files;

/// <summary>Puts the records of a family into files: one for the envelope, one for each event key, one for each type that several use.</summary>
/// <param name="family">The family.</param>
/// <param name="number">Its place among all.</param>
/// <param name="records">The records of all families; the one that has the family's events gets their place.</param>
/// <param name="layout">Which file each of them stands in.</param>
/// <param name="hintNames">The file names that are taken.</param>
internal sealed class FamilyFiles(
    FamilySchema family, int number, SortedDictionary<string, RecordModel> records, SchemaLayout layout, HintNames hintNames)
{
    private readonly FamilyNames names = family.Names;
    private readonly HintUse hints = family.Hints;

    public (IReadOnlyList<FileModel> Files, FamilyModel Family) Build(TypeNames types, List<SchemaDiagnostic> diagnostics)
    {
        var keys = Keys(types);
        var places = new EventPlaces(family, records, diagnostics);
        var routes = places.Route(keys, types);
        var eventBase = places.Base();
        var models = new EventModels(records, hints, diagnostics);
        var files = new List<FileModel> { EnvelopeFile(keys, routes, eventBase, places) };
        AddTypesOf(files, names.Envelope, names.Envelope);
        var bases = new EventBases(eventBase.Name, hints, types, diagnostics);
        foreach (var key in keys)
        {
            bases.Add(EventFile(key, routes?.Unknown, eventBase, models) with { Nesting = Nesting(key, routes) });
        }

        foreach (var (file, key) in bases.Files.Zip(keys, static (file, key) => (file, key)))
        {
            files.Add(file);
            AddTypesOf(files, SchemaLayout.FileOf(number, key.Key), key.Key);
        }

        foreach (var (record, wraps) in bases.Records)
        {
            files.Add(new EventBaseFile(HintName(record.Name), record, eventBase.Name, wraps));
        }

        foreach (var record in records.Values.Where(record => record.Family == number && layout[record.Name] == record.Name && !layout.IsRoot(record.Name)))
        {
            files.Add(new TypesFile(record.IsShared ? hintNames.Take("Shared." + record.Name) : HintName(record.Name), RecordsIn(record.Name)));
        }

        var events = family.Events.Select(static e => e.Name).OrderBy(static name => name, StringComparer.Ordinal);
        return (files, new FamilyModel(names.Envelope, family.Setup.When, routes, new(events)));
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

    private EnvelopeFile EnvelopeFile(IReadOnlyList<KeyModel> keys, RoutesModel? routes, EventBaseModel eventBase, EventPlaces places)
    {
        var envelope = records[names.Envelope] with
        {
            Summary = hints.Value(HintKind.FamilyDescription) ?? "What a delivery says beside its events.",
        };
        return new EnvelopeFile(
            HintName(names.Envelope),
            names.Folder,
            envelope,
            places.ForUserId(ofEvent: false),
            eventBase,
            routes is null ? new(keys) : EquatableArray<KeyModel>.Empty,
            routes);
    }

    private EventFile EventFile(KeyModel key, string? untyped, EventBaseModel eventBase, EventModels models)
    {
        var isKeyed = family.Setup.IsKeyed(key.Key) && hints.Find(HintKind.Keyed, key.Key) is not null;
        var discriminator = isKeyed ? null : hints.Find(HintKind.Discriminator, key.Key);
        var ofKey = family.Events.Where(e => e.Key == key.Key).Select(e => models.Of(e, discriminator)).ToList();
        return new EventFile(
            HintName(key.Key),
            key.Key,
            key.Reader,
            discriminator?.Value ?? "",
            names.Envelope,
            eventBase,
            untyped,
            new(ofKey),
            key.Unknown is null ? null : UnknownKind.Of(key.Unknown, ofKey, discriminator?.Value));
    }

    /// <summary>What tells events of a key that are nested once more from others; null if none are.</summary>
    private NestingModel? Nesting(KeyModel key, RoutesModel? routes)
    {
        if (routes is not { Nested.Count: > 0 })
        {
            return null;
        }

        var known = family.Events.Where(e => e.Key == key.Key && records[e.Wraps ?? e.Name].Properties.Count > 0);
        return new NestingModel(routes.Name, new(known.Select(static e => e.Wraps is null ? e.Name : "__Models::" + e.Wraps).Distinct()));
    }

    private IReadOnlyList<KeyModel> Keys(TypeNames types)
    {
        var keys = new List<KeyModel>();
        foreach (var e in family.Events)
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
        var found = layout.TypesOf(file).Where(type => !layout.IsRoot(type)).Select(type => records[type]).ToList();
        found.Sort((left, right) => left.Name == file ? -1 : right.Name == file ? 1 : string.CompareOrdinal(left.Name, right.Name));
        return new EquatableArray<RecordModel>(found);
    }

    private string HintName(string file) => hintNames.Take($"{names.Family}.{file}");
}
