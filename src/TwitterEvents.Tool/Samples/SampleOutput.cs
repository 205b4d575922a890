using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Tool.Samples;

/// <summary>A sample, as it is printed.</summary>
/// <param name="Family">The family of deliveries it belongs to.</param>
/// <param name="Name"><c>event_key/name</c>: what <c>send</c> and <c>samples show</c> take.</param>
/// <param name="Types">The types of its events.</param>
/// <param name="Description">When X sends such an event.</param>
/// <param name="Body">The whole body; null in a list.</param>
internal sealed record SampleOutput(string Family, string Name, IReadOnlyList<string> Types, string Description, JsonElement? Body = null)
{
    public static SampleOutput Of(TwitterSample sample) => new(
        sample.Family,
        SampleNames.Of(sample),
        [.. DeliveryReader.Read(sample.Body).Events.Select(e => e.GetType().Name).Distinct()],
        EventDescriptions.Of(sample));
}
