using System.Linq;
using TwitterEvents.Generators.Schemas.Events;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Where the body itself is the event, what a provider says of every delivery stands among the event's own properties: objects that many events have are
/// properties of all, for a sample of each with each of them is rarely to be had.
/// </summary>
internal static class CommonProperties
{
    /// <summary>Objects are common that so many events have at least,</summary>
    private const int FewestKeys = 4;

    /// <summary>and at least so much of all.</summary>
    private const double LeastShare = 0.25;

    public static void Complete(SortedDictionary<string, RecordModel> records, IReadOnlyList<FamilySchema> families)
    {
        foreach (var family in families.Where(static family => family.Setup.Form.Events is { Count: 0 }))
        {
            var events = family.Events.Where(static e => e.Wraps is null).ToList();
            var common = Of(events, records);
            foreach (var e in events)
            {
                records[e.Name] = Complete(records[e.Name], common);
            }
        }
    }

    /// <summary>Of each name the type that most events have; in ordinal order, as all that is not in a sample.</summary>
    private static List<PropertyModel> Of(IReadOnlyList<EventSchema> events, SortedDictionary<string, RecordModel> records)
    {
        var fewest = Math.Max(FewestKeys, LeastShare * events.Select(static e => e.Key).Distinct().Count());
        var found =
            from e in events
            from property in records[e.Name].Properties
            where property.Type is RecordType
            group (e.Key, Property: property) by (property.Wire, property.Name, property.Type) into same
            let keys = same.Select(static one => one.Key).Distinct().Count()
            where keys >= fewest
            orderby same.Key.Wire, keys descending
            select same.First().Property with { IsSecret = same.Any(static one => one.Property.IsSecret) };
        return [.. found.GroupBy(static property => property.Wire, StringComparer.Ordinal).Select(static same => same.First())];
    }

    private static RecordModel Complete(RecordModel record, List<PropertyModel> common)
    {
        var missing = common.Where(property => !record.Knows(property.Wire) && property.Name != record.Name && !record.Properties.Any(own => own.Name == property.Name));
        return record with { Properties = new(record.Properties.Concat(missing.Select(InOthersOnly))) };
    }

    private static PropertyModel InOthersOnly(PropertyModel property) =>
        property with { Summary = $"<c>{DocText.Escape(property.Wire)}</c>, in samples of other events only.", Example = null };
}
