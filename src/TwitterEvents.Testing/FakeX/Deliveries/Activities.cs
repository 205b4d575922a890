using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>The events in a body of X Activity: its <c>data</c> is one, or an array of them.</summary>
internal static class Activities
{
    /// <summary>None, if it is a body of something else.</summary>
    public static IReadOnlyList<JsonObject> In(JsonObject root) =>
        [.. Items(root["data"]).OfType<JsonObject>().Where(activity => activity.ContainsKey("event_type"))];

    /// <summary>The user whose activity it is; null where X filters by something else, or by nothing.</summary>
    public static string? SubjectOf(IReadOnlyList<JsonObject> activities) =>
        activities.Select(activity => JsonId.Of((activity["filter"] as JsonObject)?["user_id"])).FirstOrDefault(id => id is not null);

    /// <summary>Who takes the authorization back: no filter names that user.</summary>
    public static string? RevokingUserId(IReadOnlyList<JsonObject> activities) =>
        activities is [var only] && only["payload"] is JsonObject payload ? JsonId.Of(payload["user_id"]) : null;

    private static IEnumerable<JsonNode?> Items(JsonNode? data) => data as IEnumerable<JsonNode?> ?? [data];
}
