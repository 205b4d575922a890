using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Types;

namespace TwitterEvents.Generators.Schemas.Files;

/// <summary>Which file each record of all families stands in.</summary>
internal sealed class SchemaLayout
{
    private readonly SortedDictionary<string, string> roots = new(StringComparer.Ordinal);
    private readonly FileLayout layout;

    public SchemaLayout(IReadOnlyList<FamilySchema> families, IReadOnlyDictionary<string, RecordModel> records)
    {
        var events = new List<EventSchema>();
        for (var number = 0; number < families.Count; number++)
        {
            var envelope = families[number].Names.Envelope;
            roots[envelope] = envelope;
            foreach (var e in families[number].Events)
            {
                roots[e.Name] = FileOf(number, e.Key);
                events.Add(e);
            }
        }

        layout = new FileLayout(roots, TypeUses.Of(records.Values, events));
    }

    public string this[string record] => layout[record];

    /// <summary>The types that stand in a file, roots too.</summary>
    public IReadOnlyList<string> TypesOf(string file) => layout.TypesOf(file);

    /// <summary>Whether a record is an envelope or an event.</summary>
    public bool IsRoot(string record) => roots.ContainsKey(record);

    /// <summary>The file of the events of a key. No type is named so, whatever the key.</summary>
    public static string FileOf(int family, string key) => $"/{family}/{key}";
}
