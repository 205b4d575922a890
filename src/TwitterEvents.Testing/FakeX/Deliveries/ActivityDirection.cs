using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Whether an event of X Activity is one by the user (outbound) or one by another (inbound).</summary>
internal static class ActivityDirection
{
    private const string Inbound = "inbound";
    private const string Outbound = "outbound";

    private static readonly string[] LikedAuthorNames = ["liked_tweet_author_id", "liked_post_author_id", "tweet_author_id", "post_author_id"];

    /// <summary>What its filter says; if that says nothing, what its payload shows, or what every event of its type is. Null: it cannot be told.</summary>
    public static string? Of(JsonObject activity, string type, string? userId)
    {
        var filter = activity["filter"] as JsonObject;
        return JsonId.Of(filter?["direction"]) ?? JsonId.Of((filter?["qualifiers"] as JsonObject)?["direction"]) ?? OfPayload(activity["payload"] as JsonObject, type, userId);
    }

    private static string? OfPayload(JsonObject? payload, string type, string? userId) => type switch
    {
        "follow.follow" or "follow.unfollow" or "subscriptions.subscribe" or "subscriptions.unsubscribe" =>
            userId is null ? null
            : UserId(payload?["source"]) == userId ? Outbound
            : UserId(payload?["target"]) == userId ? Inbound
            : null,
        "like.create" => LikedAuthorNames.Select(name => JsonId.Of(payload?[name])).FirstOrDefault(id => id is not null) is { } author
            ? author == userId ? Inbound : Outbound
            : null,
        "post.create" or "post.delete" or "dm.sent" or "chat.sent" => Outbound,
        "post.mention.create" or "post.reply.create" or "post.quote.create" or "post.repost.create" or "dm.received" or "chat.received" => Inbound,
        _ => null,
    };

    /// <summary>A user comes bare, or in a <c>data</c>.</summary>
    private static string? UserId(JsonNode? user) => user is JsonObject found ? JsonId.Of((found["data"] as JsonObject ?? found)["id"]) : null;
}
