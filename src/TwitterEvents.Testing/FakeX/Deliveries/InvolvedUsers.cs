using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>
/// Whom an event of Account Activity involves: everyone whose id stands in it, as a user object or as the value of a key that holds a user's id. Which of them
/// are asked for is for the subscriptions to say.
/// </summary>
internal static class InvolvedUsers
{
    private static readonly HashSet<string> IdKeys = new(StringComparer.Ordinal)
    {
        "user_id", "user_id_str", "sender_id", "recipient_id", "in_reply_to_user_id_str",
    };

    public static HashSet<string> Of(JsonObject root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in root)
        {
            if (key != "for_user_id")
            {
                Collect(value, ids);
            }
        }

        return ids;
    }

    private static void Collect(JsonNode? node, HashSet<string> ids)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Collect(item, ids);
            }
        }
        else if (node is JsonObject item)
        {
            Collect(item, ids);
        }
    }

    private static void Collect(JsonObject item, HashSet<string> ids)
    {
        // Only user objects have a screen name. Where both ids are there, the number may be rounded.
        if (item.ContainsKey("screen_name"))
        {
            Add(item["id_str"] ?? item["id"], ids);
        }

        foreach (var (key, value) in item)
        {
            if (IdKeys.Contains(key))
            {
                Add(value, ids);
            }
            else
            {
                Collect(value, ids);
            }
        }
    }

    private static void Add(JsonNode? id, HashSet<string> ids)
    {
        if (JsonId.Of(id) is { } text)
        {
            ids.Add(text);
        }
    }
}
