using System.Buffers;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Reads deliveries and demands, each time, that writing them gives the same JSON.</summary>
internal static class Lossless
{
    public static Delivery Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static Delivery Read(byte[] json)
    {
        var delivery = DeliveryReader.Read(json);
        Assert.Null(delivery.Malformed);
        Assert.Null(Difference(json, delivery));
        return delivery;
    }

    /// <summary>Reads a delivery of one event. An unknown one may be typed in part.</summary>
    public static T ReadOne<T>(string json)
        where T : TwitterEvent => Assert.IsType<T>(Assert.Single(Read(json).Events), exactMatch: typeof(T) != typeof(UnknownEvent));

    /// <returns>Where what was read and written again differs from the text; null if it does not.</returns>
    public static string? Difference(ReadOnlySpan<byte> json, Delivery delivery) =>
        delivery.Envelope is AccountActivityEnvelope
            ? JsonEquivalence.Difference(DeliveryShape.Merge(JsonTree.Parse(json)), DeliveryShape.Merge(JsonTree.Parse(Write(delivery))))
            : JsonEquivalence.Difference(JsonTree.Parse(json), JsonTree.Parse(Write(delivery)));

    public static byte[] Write(Delivery delivery)
    {
        var output = new ArrayBufferWriter<byte>();
        delivery.WriteTo(output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The event's own JSON.</summary>
    public static byte[] Write(TwitterEvent e)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            e.Write(writer);
        }

        return output.WrittenSpan.ToArray();
    }
}
