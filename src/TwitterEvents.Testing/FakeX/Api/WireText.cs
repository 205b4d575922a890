using System.Globalization;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>What all three APIs write alike.</summary>
internal static class WireText
{
    /// <summary>v1.1 writes whole seconds.</summary>
    public static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>v2 writes milliseconds.</summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static JsonObject Webhook(Webhook webhook, string createdAt) => new()
    {
        ["id"] = webhook.Id,
        ["url"] = webhook.Url.OriginalString,
        ["valid"] = webhook.Valid,
        ["created_at"] = createdAt,
    };

    public static JsonArray Subscriptions(IEnumerable<string> userIds) =>
        Array(userIds.Select(id => new JsonObject { ["user_id"] = id }));

    /// <summary>The counts, which are texts.</summary>
    public static JsonObject Count(XPlatform x) => new()
    {
        ["account_name"] = "fake-x",
        ["subscriptions_count_all"] = Text(x.Webhooks.SubscriptionCount),
        ["subscriptions_count_direct_messages"] = "0",
        ["provisioned_count"] = Text(x.Options.Subscriptions),
    };

    public static JsonArray Array(IEnumerable<JsonNode> items) => new([.. items]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
