using System.Globalization;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>A subscription of X Activity, as it is printed.</summary>
internal sealed record ActivitySubscriptionOutput(
    string Id,
    string EventType,
    string? UserId,
    string? Keyword,
    string? Direction,
    IReadOnlyDictionary<string, string> Qualifiers,
    string? Tag,
    string? WebhookId,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    public static readonly string[] Columns = ["Id", "Event type", "About", "Narrowed to", "Webhook", "Tag", "Ends (UTC)"];

    public static ActivitySubscriptionOutput Of(ActivitySubscription subscription) => new(
        subscription.Id,
        subscription.EventType,
        subscription.Filter.UserId,
        subscription.Filter.Keyword,
        subscription.Filter.Direction,
        subscription.Filter.Qualifiers,
        subscription.Tag,
        subscription.WebhookId,
        subscription.CreatedAt,
        subscription.ExpiresAt);

    public static string[] Row(ActivitySubscription subscription) =>
    [
        subscription.Id,
        subscription.EventType,
        Subject.Of(subscription.Filter),
        Subject.Narrowed(subscription.Filter),
        subscription.WebhookId ?? "none",
        subscription.Tag ?? "",
        subscription.ExpiresAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
    ];
}
