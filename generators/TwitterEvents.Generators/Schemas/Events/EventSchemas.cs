using System.Linq;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Joins the events of all samples of a family, kind by kind.</summary>
internal static class EventSchemas
{
    /// <summary>The events by key and kind, in ordinal order.</summary>
    /// <param name="samples">The samples of the family.</param>
    /// <param name="nested">Gets those that were taken out of what they are nested in.</param>
    public static IReadOnlyList<EventSchema> Collect(IReadOnlyList<Sample> samples, List<NestedSample> nested)
    {
        var properties = new HashSet<(string Key, string Name)>(
            from sample in samples from e in sample.Events from name in e.Shape.Fields.Keys select (e.Key, name));
        var events = new SortedDictionary<(string Key, string Kind), EventSchema>(Comparer<(string Key, string Kind)>.Create(Compare));
        foreach (var sample in samples)
        {
            foreach (var e in sample.Events)
            {
                var found = e;
                if (e.Nesting is { } nesting && e.Kind.Length == 0 && properties.Contains((e.Key, nesting.Name)))
                {
                    // No event of this key is nested in what is a property of theirs, nor is any read as if it were.
                    found = e with { Shape = nesting.Around };
                }
                else if (e.Nesting is not null)
                {
                    nested.Add(new NestedSample(e.Key, e.Nesting.Name, e.Shape.Origin));
                }

                events[(found.Key, found.Kind)] = events.TryGetValue((found.Key, found.Kind), out var known)
                    ? known with { Style = Join(known.Style, found.Style), Shape = ObjectShape.Join(known.Shape, found.Shape) }
                    : new EventSchema(found.Key, found.Style, found.Kind, found.Shape);
            }
        }

        return new List<EventSchema>(events.Values);
    }

    /// <summary>Where one sample has one event and another several, there may be several; either form is read.</summary>
    private static EventStyle Join(EventStyle left, EventStyle right) => left == EventStyle.Single ? right : left;

    private static int Compare((string Key, string Kind) left, (string Key, string Kind) right)
    {
        var byKey = string.CompareOrdinal(left.Key, right.Key);
        return byKey != 0 ? byKey : string.CompareOrdinal(left.Kind, right.Kind);
    }
}
