using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Testing;
using TwitterEvents.Testing.Deliveries;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>A sample as an event of now: with its own ids and times a receiver would take its second coming for a duplicate.</summary>
internal static class FreshSample
{
    public static TwitterSample Of(TwitterSample sample, DateTimeOffset now)
    {
        var root = JsonNode.Parse(sample.Body.Span)!.AsObject();
        if (Activities.In(root) is { Count: > 0 } activities)
        {
            foreach (var activity in activities)
            {
                RefreshActivity(activity, now);
            }
        }
        else if (root["data"] is JsonObject post)
        {
            Refresh(post, root, now);
        }
        else
        {
            foreach (var e in Items(root))
            {
                Refresh(e, e, now);
            }
        }

        return sample with { Body = JsonSerializer.SerializeToUtf8Bytes(root, SampleJsonContext.Default.JsonObject) };
    }

    private static void RefreshActivity(JsonObject activity, DateTimeOffset now)
    {
        var eventId = JsonId.Of(activity["event_uuid"]);
        if (activity["payload"] is JsonObject payload)
        {
            foreach (var part in Items(payload).Append(payload["dm_event"] as JsonObject).Append(payload).OfType<JsonObject>())
            {
                Refresh(part, activity, now);
            }
        }

        // A new post gives its id to its event.
        if (eventId is not null && JsonId.Of(activity["event_uuid"]) == eventId)
        {
            activity["event_uuid"] = Ids.Fresh(eventId, now);
        }
    }

    /// <summary>The events of Account Activity in an object: X Activity has them too.</summary>
    private static IEnumerable<JsonObject> Items(JsonObject parent) => parent
        .Where(property => property.Key.EndsWith("_events", StringComparison.Ordinal))
        .Select(property => property.Value)
        .OfType<JsonArray>()
        .SelectMany(items => items)
        .OfType<JsonObject>();

    /// <param name="e">The event, post or message.</param>
    /// <param name="whole">Where its id may stand in other places too.</param>
    /// <param name="now">The present.</param>
    private static void Refresh(JsonObject e, JsonObject whole, DateTimeOffset now)
    {
        // The number may be a rounded one.
        string?[] ids = [JsonId.Of(e["id_str"]), JsonId.Of(e["id"]), JsonId.Of((e["status"] as JsonObject)?["id"])];
        string? fresh = null;
        foreach (var id in ids.OfType<string>().Distinct())
        {
            fresh ??= Ids.Fresh(id, now);
            Ids.Replace(whole, id, fresh);
        }

        var milliseconds = now.ToUnixTimeMilliseconds();
        foreach (var name in (ReadOnlySpan<string>)["created_timestamp", "timestamp_ms", "created_at_msec"])
        {
            if (e[name] is { } time)
            {
                e[name] = time.GetValueKind() == JsonValueKind.Number
                    ? JsonValue.Create(milliseconds)
                    : JsonValue.Create(milliseconds.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (e["created_at"] is { } date && date.GetValueKind() == JsonValueKind.String && date.GetValue<string>().EndsWith('Z'))
        {
            e["created_at"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        }
    }

    private static class Ids
    {
        private static long last;

        /// <summary>One that was not given before, of the form of another: a number, a negative number or a UUID.</summary>
        public static string Fresh(string id, DateTimeOffset now)
        {
            if (Guid.TryParse(id, out _))
            {
                return Guid.NewGuid().ToString();
            }

            last = Math.Max(last + 1, now.ToUnixTimeMilliseconds() * 1000);
            return (id.StartsWith('-') ? -last : last).ToString(CultureInfo.InvariantCulture);
        }

        /// <summary>Puts one in the place of another wherever it stands, in the kind it has: ids are numbers here and texts there.</summary>
        public static void Replace(JsonNode node, string id, string fresh)
        {
            if (node is JsonObject parent)
            {
                foreach (var (name, value) in parent.ToList())
                {
                    if (IsId(value, id))
                    {
                        parent[name] = Of(value!, fresh);
                    }
                    else if (value is not null)
                    {
                        Replace(value, id, fresh);
                    }
                }
            }
            else if (node is JsonArray items)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    if (IsId(items[i], id))
                    {
                        items[i] = Of(items[i]!, fresh);
                    }
                    else if (items[i] is { } item)
                    {
                        Replace(item, id, fresh);
                    }
                }
            }
        }

        private static bool IsId(JsonNode? node, string id) => node is JsonValue && JsonId.Of(node) == id;

        private static JsonNode Of(JsonNode old, string fresh) =>
            old.GetValueKind() == JsonValueKind.Number && long.TryParse(fresh, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : JsonValue.Create(fresh);
    }
}
