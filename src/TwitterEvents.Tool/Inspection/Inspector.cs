using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TwitterEvents.Reading;

namespace TwitterEvents.Tool.Inspection;

/// <summary>Reads a payload and compares what was read with what stands there.</summary>
internal static class Inspector
{
    /// <returns>The report; and the delivery and the re-serialised payload, null if it cannot be read.</returns>
    public static (InspectionReport Report, Delivery? Delivery, byte[]? Rewritten) Inspect(string file, ReadOnlyMemory<byte> body)
    {
        if (!DeliveryReader.IsObject(body.Span))
        {
            return (Failed(file, "The payload is no JSON object."), null, null);
        }

        var delivery = DeliveryReader.Read(body);
        if (delivery.Malformed is { } malformed)
        {
            var position = malformed.Position.ToString(CultureInfo.InvariantCulture);
            return (Failed(file, $"The payload cannot be read: {malformed.Reason} at byte {position}."), null, null);
        }

        var output = new ArrayBufferWriter<byte>();
        delivery.WriteTo(output);
        var rewritten = output.WrittenSpan.ToArray();
        var values = JsonLeaves.Count(delivery.RawJson.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var report = new InspectionReport(
            file,
            IsKnown(delivery) ? delivery.Envelope!.Family : null,
            values,
            values - delivery.RawValues,
            [.. Enumerable.Range(0, delivery.Events.Count).Select(index => Describe(delivery, index))],
            DescribeEnvelope(delivery),
            JsonComparison.AreSame(delivery.RawJson, rewritten),
            Error: null);
        return (report, delivery, rewritten);
    }

    // A new kind of a known family has a type of its own.
    private static bool IsKnown(Delivery delivery) =>
        delivery.Envelope!.GetForUserId() is not null || delivery.Events.Any(e => e.GetType() != typeof(UnknownEvent));

    private static EventReport Describe(Delivery delivery, int index)
    {
        var e = delivery.Events[index];
        var paths = Paths(delivery.GetDrifts(index));
        var (eventId, tag) = e switch
        {
            XActivityEvent activity => (activity.EventId, activity.Tag),
            UnknownXActivityEvent activity => (activity.EventId, activity.Tag),
            FilteredStreamPostEvent post => (null, TagsOf(post)),
            _ => (null, null),
        };
        return new EventReport(e.WireName, e.GetType().Name, e.ForUserId, eventId, tag, paths.UntypedPaths, paths.MismatchedPaths);
    }

    private static string? TagsOf(FilteredStreamPostEvent post) =>
        post.Envelope.MatchingRules?.Select(rule => rule.Tag).Where(tag => !string.IsNullOrEmpty(tag)).ToList() is { Count: > 0 } tags ? string.Join(", ", tags) : null;

    private static PathsReport DescribeEnvelope(Delivery delivery)
    {
        var ofEvents = Enumerable.Range(0, delivery.Events.Count).SelectMany(delivery.GetDrifts).ToHashSet();
        return Paths(delivery.Drifts.Where(drift => !ofEvents.Contains(drift)));
    }

    private static PathsReport Paths(IEnumerable<Drift> drifts)
    {
        var byKind = drifts.Distinct().ToLookup(drift => drift.Kind == DriftKind.MismatchedValue, drift => drift.Path);
        return new PathsReport([.. byKind[false]], [.. byKind[true]]);
    }

    public static InspectionReport Failed(string file, string error) =>
        new(file, null, 0, 0, [], new PathsReport([], []), Lossless: false, error);
}
