using System.Text.Json.Nodes;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>What decides which subscriptions to X Activity get an event.</summary>
/// <param name="EventType">Its type, by its present name.</param>
/// <param name="UserId">Whose activity it is; null if no user's.</param>
/// <param name="Keyword">The keyword it is about.</param>
/// <param name="Direction"><c>inbound</c> or <c>outbound</c>; null where it does not say.</param>
internal sealed record ActivityEvent(string EventType, string? UserId, string? Keyword, string? Direction)
{
    public static ActivityEvent Of(JsonObject activity)
    {
        var type = EventTypes.PresentName(JsonId.Of(activity["event_type"]) ?? "");
        var filter = activity["filter"] as JsonObject;
        var userId = JsonId.Of(filter?["user_id"]);
        return new ActivityEvent(type, userId, JsonId.Of(filter?["keyword"]), ActivityDirection.Of(activity, type, userId));
    }

    /// <param name="subscription">The subscription.</param>
    /// <param name="anyKeyword">Whether it may become the event of another keyword.</param>
    public bool IsFor(ActivitySubscription subscription, bool anyKeyword = false)
    {
        var filter = subscription.Filter;
        return subscription.EventType == EventType
            && filter.UserId == UserId
            && (filter.Keyword == Keyword || (anyKeyword && filter.Keyword is not null && Keyword is not null))
            && (filter.Direction is null || filter.Direction == Direction);
    }

    /// <summary>For a message: the type and whose it is. A keyword is text of an event, and stays out.</summary>
    public override string ToString()
    {
        var direction = Direction is null ? "" : $", {Direction}";
        return UserId is not null ? $"{EventType} of user {UserId}{direction}" : Keyword is not null ? $"{EventType} of a keyword" : EventType;
    }
}
