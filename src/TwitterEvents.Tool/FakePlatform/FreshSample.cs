using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Testing;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>A sample as an event of now: with its own ids and times a receiver would take its second coming for a duplicate.</summary>
internal static class FreshSample
{
    public static TwitterSample Of(TwitterSample sample, DateTimeOffset now)
    {
        var root = JsonNode.Parse(sample.Body.Span)!.AsObject();
        foreach (var e in root.Select(property => property.Value).OfType<JsonArray>().SelectMany(events => events).OfType<JsonObject>())
        {
            Refresh(e, now);
        }

        return sample with { Body = JsonSerializer.SerializeToUtf8Bytes(root, SampleJsonContext.Default.JsonObject) };
    }

    private static void Refresh(JsonObject e, DateTimeOffset now)
    {
        var id = now.ToUnixTimeMilliseconds() * 1000 + Random.Shared.Next(1000);
        var milliseconds = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        Replace(e, "id", id);
        Replace(e, "id_str", id);
        foreach (var time in (ReadOnlySpan<string>)["created_timestamp", "timestamp_ms"])
        {
            if (e.ContainsKey(time))
            {
                e[time] = milliseconds;
            }
        }

        if (e["status"] is JsonObject status)
        {
            Replace(status, "id", id);
        }
    }

    /// <summary>In the kind it has: ids are numbers here and texts there.</summary>
    private static void Replace(JsonObject parent, string name, long id)
    {
        if (parent[name] is JsonValue value)
        {
            parent[name] = value.GetValueKind() == JsonValueKind.Number ? JsonValue.Create(id) : JsonValue.Create(id.ToString(CultureInfo.InvariantCulture));
        }
    }
}
