using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>Reads X's answers, in every shape its generations, documents and captures show.</summary>
internal static class Answers
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss '+0000'"];

    /// <summary>The object itself, or that in <c>data</c>.</summary>
    public static Webhook Webhook(ApiAnswer answer) =>
        Data(answer) is { ValueKind: JsonValueKind.Object } data && TryReadWebhook(data, null, out var webhook) ? webhook : throw answer.NotUnderstood();

    /// <summary>An array, <c>data</c>, or <c>environments</c> with the webhooks of each.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="environment">The environment asked for; null if none was. Others are left out.</param>
    public static IReadOnlyList<Webhook> Webhooks(ApiAnswer answer, string? environment)
    {
        var data = Data(answer) ?? throw answer.NotUnderstood();
        var webhooks = new List<Webhook>();
        if (data.ValueKind == JsonValueKind.Object && data.TryGetProperty("environments", out var environments))
        {
            foreach (var entry in Items(environments))
            {
                var name = Text(entry, "environment_name");
                if ((environment is null || name == environment) && entry.TryGetProperty("webhooks", out var those))
                {
                    Add(webhooks, those, name);
                }
            }

            return webhooks;
        }

        // v2 leaves data out when there is nothing.
        if (data.ValueKind == JsonValueKind.Object && !data.TryGetProperty("meta", out _))
        {
            throw answer.NotUnderstood();
        }

        Add(webhooks, data, environment);
        return webhooks;
    }

    /// <summary>What v2 says of a validation: <c>valid</c>; null if it says nothing of it.</summary>
    public static bool? Valid(ApiAnswer answer) => Flag(answer, "valid");

    /// <summary>What v2 says of a subscription: <c>subscribed</c>; null if it says nothing of it.</summary>
    public static bool? Subscribed(ApiAnswer answer) => Flag(answer, "subscribed");

    public static SubscriptionList Subscriptions(ApiAnswer answer)
    {
        if (Data(answer) is not { ValueKind: JsonValueKind.Object } data || !data.TryGetProperty("subscriptions", out var subscriptions))
        {
            throw answer.NotUnderstood();
        }

        var users = Items(subscriptions).Select(item => Text(item, "user_id")).OfType<string>();
        return new SubscriptionList([.. users], Text(data, "application_id"));
    }

    public static SubscriptionCount Count(ApiAnswer answer) =>
        Data(answer) is { ValueKind: JsonValueKind.Object } data
            ? new SubscriptionCount(
                Number(data, "subscriptions_count_all"),
                Number(data, "subscriptions_count_direct_messages"),
                Number(data, "provisioned_count"),
                Text(data, "account_name"))
            : throw answer.NotUnderstood();

    /// <summary>The object itself, or that in <c>data</c> or <c>replay_event</c>.</summary>
    public static ReplayJob ReplayJob(ApiAnswer answer)
    {
        var data = Data(answer);
        if (data is { ValueKind: JsonValueKind.Object } outer && outer.TryGetProperty("replay_event", out var inner))
        {
            data = inner;
        }

        return data is { ValueKind: JsonValueKind.Object } job && Text(job, "job_id") is { } id
            ? new ReplayJob(id, Date(job, "created_at"))
            : throw answer.NotUnderstood();
    }

    private static JsonElement? Data(ApiAnswer answer) =>
        answer.Json is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("data", out var data) ? data : answer.Json;

    private static void Add(List<Webhook> webhooks, JsonElement array, string? environment)
    {
        foreach (var item in Items(array))
        {
            if (TryReadWebhook(item, environment, out var webhook))
            {
                webhooks.Add(webhook);
            }
        }
    }

    private static bool TryReadWebhook(JsonElement item, string? environment, out Webhook webhook)
    {
        var id = Text(item, "id");
        webhook = new Webhook(
            id ?? "",
            Text(item, "url") ?? "",
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("valid", out var valid) && IsTrue(valid),
            Date(item, "created_at") ?? Date(item, "created_timestamp"),
            environment);
        return id is not null;
    }

    private static IEnumerable<JsonElement> Items(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : [];

    private static bool? Flag(ApiAnswer answer, string name) =>
        Data(answer) is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var value) ? IsTrue(value) : null;

    private static bool IsTrue(JsonElement value) =>
        value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true");

    /// <summary>X writes ids as text, some services of it as number.</summary>
    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    private static long? Number(JsonElement item, string name) =>
        long.TryParse(Text(item, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Date(JsonElement item, string name) =>
        DateTimeOffset.TryParseExact(
            Text(item, name), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
