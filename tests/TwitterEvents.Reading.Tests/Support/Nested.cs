using System.Text;
using System.Text.Json.Nodes;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Deliveries of X Activity whose events are nested once more. Knows nothing of the library.</summary>
internal static class Nested
{
    /// <summary>The names that events may be nested in.</summary>
    public static IReadOnlyList<string> Names { get; } = ["post", "tweet", "payload"];

    /// <summary>Whether a delivery has events in the usual place.</summary>
    public static bool CanBe(byte[] delivery) => JsonNode.Parse(delivery) is JsonObject root && root["data"] is JsonObject data && data["payload"] is JsonObject;

    /// <summary>The same delivery, each event nested under a name, and perhaps with something beside it.</summary>
    public static byte[] In(byte[] delivery, string name, params (string Name, string Value)[] others)
    {
        JsonObject Nest(JsonNode payload) =>
            new([.. others.Select(other => KeyValuePair.Create(other.Name, JsonNode.Parse(other.Value))), new(name, payload.DeepClone())]);
        var root = JsonNode.Parse(delivery)!;
        foreach (var data in root["data"] is JsonArray several ? several.OfType<JsonNode>() : [root["data"]!])
        {
            data["payload"] = data["payload"] is JsonArray items ? new JsonArray([.. items.Select(item => Nest(item!))]) : Nest(data["payload"]!);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>The same JSON, the properties of each object the other way round.</summary>
    public static byte[] Backwards(byte[] json) => Encoding.UTF8.GetBytes(Backwards(JsonNode.Parse(json))!.ToJsonString());

    private static JsonNode? Backwards(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Reverse().Select(property => KeyValuePair.Create(property.Key, Backwards(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Backwards)]),
        _ => node?.DeepClone(),
    };
}
