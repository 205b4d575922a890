using System.Globalization;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Api;

/// <summary>How subscriptions to X Activity are written, in each of the forms that X's documentation shows.</summary>
internal static class ActivityText
{
    private const string TotalName = "total_subscriptions";

    public static JsonObject Of(ActivitySubscription subscription)
    {
        var json = new JsonObject
        {
            ["subscription_id"] = subscription.Id,
            ["event_type"] = subscription.EventType,
            ["filter"] = subscription.Filter.ToJson(),
            ["created_at"] = WireText.Milliseconds(subscription.CreatedAt),
            ["updated_at"] = WireText.Milliseconds(subscription.UpdatedAt),
        };
        Add("tag", subscription.Tag);
        Add("webhook_id", subscription.WebhookId);
        Add("expires_at", subscription.ExpiresAt is { } date ? WireText.Milliseconds(date) : null);
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    public static Reply Created(ActivitySubscription subscription, FakeXActivityAnswer form, int total) => form switch
    {
        FakeXActivityAnswer.Nested => Answer(new JsonObject { ["subscription"] = Of(subscription) }, total),
        FakeXActivityAnswer.IdOnly => V2.Data(new JsonObject { ["subscription_id"] = subscription.Id }),
        _ => Single(subscription, form, total),
    };

    /// <summary>The answer to a change: where the subscription stands in an object of its own, the total stands beside it.</summary>
    public static Reply Changed(ActivitySubscription subscription, FakeXActivityAnswer form, int total) => form switch
    {
        FakeXActivityAnswer.Nested => V2.Data(new JsonObject { ["subscription"] = Of(subscription), [TotalName] = total }),
        _ => Single(subscription, form, total),
    };

    public static Reply Answer(JsonNode data, int total) =>
        Reply.Ok(new JsonObject { ["data"] = data, ["meta"] = new JsonObject { [TotalName] = total } });

    public static Reply Page(IReadOnlyCollection<ActivitySubscription> page, bool isLast, int total)
    {
        var meta = new JsonObject { ["result_count"] = page.Count, [TotalName] = total };
        if (!isLast)
        {
            meta["next_token"] = PageToken(page.Last().Number);
        }

        return Reply.Ok(new JsonObject { ["data"] = WireText.Array(page.Select(Of)), ["meta"] = meta });
    }

    /// <summary>The number after which a page begins; null if the token is none.</summary>
    public static long? ReadPageToken(string token) =>
        long.TryParse(token, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && token == PageToken(number) ? number : null;

    private static string PageToken(long number) => number.ToString("x16", CultureInfo.InvariantCulture);

    private static Reply Single(ActivitySubscription subscription, FakeXActivityAnswer form, int total) =>
        Answer(form == FakeXActivityAnswer.List ? new JsonArray(Of(subscription)) : Of(subscription), total);
}
