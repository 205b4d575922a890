using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Which types the properties of a type name.</summary>
internal static class TypeUses
{
    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Of(IEnumerable<RecordModel> records, IEnumerable<EventSchema> events)
    {
        var uses = new SortedDictionary<string, IReadOnlyCollection<string>>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            uses[record.Name] = Of(record);
        }

        foreach (var e in events)
        {
            if (e.Wraps is not null)
            {
                uses[e.Name] = [e.Wraps];
            }
        }

        return uses;
    }

    private static IReadOnlyCollection<string> Of(RecordModel record)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in record.Properties)
        {
            if (property.Type.Record is { } used)
            {
                names.Add(used);
            }
        }

        return names;
    }
}
