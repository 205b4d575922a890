using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Which types the properties of a type name.</summary>
internal static class TypeUses
{
    private const string RecordCodec = "RecordCodec<";

    public static IReadOnlyDictionary<string, IReadOnlyCollection<string>> Of(IEnumerable<RecordModel> records, IEnumerable<EventSpec> events)
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
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in record.Properties)
        {
            var start = property.Type.Codec.LastIndexOf(RecordCodec, StringComparison.Ordinal);
            if (start >= 0)
            {
                used.Add(property.Type.Codec.Substring(start + RecordCodec.Length).TrimEnd('>'));
            }
        }

        return used;
    }
}
