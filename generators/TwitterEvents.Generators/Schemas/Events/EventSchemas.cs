using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>Joins the events of all samples of a family, kind by kind.</summary>
internal static class EventSchemas
{
    /// <summary>The events by key and kind, in ordinal order.</summary>
    /// <param name="samples">The samples, in the order of their paths.</param>
    /// <param name="diagnostics">Where to report samples that disagree.</param>
    public static IReadOnlyList<EventSchema> Collect(IReadOnlyList<Sample> samples, List<SchemaDiagnostic> diagnostics)
    {
        var events = new List<EventSchema>();
        var firstOfKey = new Dictionary<string, SampleEvent>(StringComparer.Ordinal);
        foreach (var sample in samples)
        {
            foreach (var found in sample.Events)
            {
                if (!firstOfKey.TryGetValue(found.Key, out var first))
                {
                    firstOfKey[found.Key] = first = found;
                }

                if (first.Style != found.Style)
                {
                    diagnostics.Add(Disagreement.Between(
                        found.Key, (StyleName(first.Style), first.Shape.Origin), (StyleName(found.Style), found.Shape.Origin)));
                }

                Add(events, found, first.Style);
            }
        }

        events.Sort(static (left, right) =>
            left.Key != right.Key ? string.CompareOrdinal(left.Key, right.Key) : string.CompareOrdinal(left.Kind, right.Kind));
        return events;
    }

    private static void Add(List<EventSchema> events, SampleEvent found, EventStyle style)
    {
        var known = events.FindIndex(e => e.Key == found.Key && e.Kind == found.Kind);
        if (known < 0)
        {
            events.Add(new EventSchema(found.Key, style, found.Kind, found.Shape));
        }
        else
        {
            events[known] = events[known] with { Shape = ObjectShape.Join(events[known].Shape, found.Shape) };
        }
    }

    private static string StyleName(EventStyle style) => style == EventStyle.List ? "an item of an array" : "an object";
}
