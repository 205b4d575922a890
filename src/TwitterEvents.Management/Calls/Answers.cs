using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>
/// Reads X's answers of success, in every shape its generations, documents and captures show. What does not hold the promised data is no
/// success, whatever its status: it throws what X says instead.
/// </summary>
internal static class Answers
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:ss '+0000'"];

    /// <summary>Whether the answer says what its call promises; false if it says the contrary without a reason.</summary>
    /// <exception cref="TwitterApiException">It says neither, or gives a reason.</exception>
    public static bool Keeps(ApiAnswer answer, Promise promise)
    {
        if (promise.OrNoContent && answer.Status == HttpStatusCode.NoContent)
        {
            return true;
        }

        return promise.Flag is { } name && Data(answer).Flag(name) is { } flag && (flag == promise.Value || !answer.HasErrors)
            ? flag == promise.Value
            : throw answer.Without(promise.ToString());
    }

    /// <exception cref="TwitterApiException">The answer does not say what its call promises.</exception>
    public static void Demand(ApiAnswer answer)
    {
        var promise = answer.Call.Promise!;
        if (!Keeps(answer, promise))
        {
            throw answer.Without(promise.ToString(), promise.Otherwise);
        }
    }

    /// <summary>The object itself, or that in <c>data</c>.</summary>
    public static Webhook Webhook(ApiAnswer answer) =>
        ReadWebhook(Data(answer), null) ?? throw answer.Without("which webhook it created");

    /// <summary>An array, <c>data</c>, or <c>environments</c> with the webhooks of each.</summary>
    /// <param name="answer">The answer. One with errors beside its data is not the whole list, and would be acted on as if it were.</param>
    /// <param name="environment">The environment asked for; null if none was. Others are left out.</param>
    public static IReadOnlyList<Webhook> Webhooks(ApiAnswer answer, string? environment)
    {
        var data = Data(answer);
        var webhooks = new List<Webhook>();
        if (data.Property("environments") is { ValueKind: JsonValueKind.Array } environments)
        {
            foreach (var entry in environments.EnumerateArray())
            {
                var name = entry.Text("environment_name") ?? throw NoList(answer);
                if (environment is null || name == environment)
                {
                    Add(webhooks, entry.Property("webhooks"), name, answer);
                }
            }
        }
        else if (!IsEmptyList(answer))
        {
            Add(webhooks, data, environment, answer);
        }

        return answer.HasErrors ? throw answer.Refused() : webhooks;
    }

    /// <exception cref="TwitterApiException">It is no list, or not the whole one.</exception>
    public static SubscriptionList Subscriptions(ApiAnswer answer)
    {
        const string Promised = "which users are subscribed";
        var data = Data(answer);
        if (answer.HasErrors || data.Property("subscriptions") is not { ValueKind: JsonValueKind.Array } subscriptions)
        {
            throw answer.Without(Promised);
        }

        var users = subscriptions.EnumerateArray().Select(item => item.TextOrNumber("user_id") is { Length: > 0 } id ? id : throw answer.Without(Promised));
        return new SubscriptionList([.. users], data.TextOrNumber("application_id"));
    }

    public static SubscriptionCount Count(ApiAnswer answer)
    {
        var data = Data(answer);
        return new SubscriptionCount(
            data.Number("subscriptions_count_all") ?? throw answer.Without("how many are subscribed"),
            data.Number("subscriptions_count_direct_messages"),
            data.Number("provisioned_count"),
            data.TextOrNumber("account_name"));
    }

    /// <summary>The object itself, or that in <c>data</c> or <c>replay_event</c>.</summary>
    public static ReplayJob ReplayJob(ApiAnswer answer)
    {
        var data = Data(answer);
        var job = data.Property("replay_event") is { ValueKind: JsonValueKind.Object } inner ? inner : data;
        return job.TextOrNumber("job_id") is { Length: > 0 } id ? new ReplayJob(id, Date(job, "created_at")) : throw answer.Without("which job it began");
    }

    /// <summary>Whether a validation says only that X has tried, as older answers of v2 do: no proof that the webhook passed.</summary>
    public static bool SaysOnlyTried(ApiAnswer answer) => Data(answer).Flag("attempted") is not null && Data(answer).Flag("valid") is null;

    /// <summary>What is in <c>data</c>, the root if it has none; undefined if the answer is no JSON.</summary>
    public static JsonElement Data(ApiAnswer answer)
    {
        var root = answer.Json ?? default;
        return root.Property("data") is { ValueKind: not JsonValueKind.Undefined } data ? data : root;
    }

    /// <summary>v2 leaves <c>data</c> out when there is nothing, and says so.</summary>
    private static bool IsEmptyList(ApiAnswer answer) =>
        answer.Json is { } root
        && root.Property("data").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        && root.Property("meta").Number("result_count") == 0;

    private static void Add(List<Webhook> webhooks, JsonElement array, string? environment, ApiAnswer answer)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            throw NoList(answer);
        }

        webhooks.AddRange(array.EnumerateArray().Select(item => ReadWebhook(item, environment) ?? throw NoList(answer)));
    }

    private static Webhook? ReadWebhook(JsonElement item, string? environment) =>
        item.TextOrNumber("id") is { Length: > 0 } id && item.Text("url") is { Length: > 0 } url
            ? new Webhook(id, url, item.Flag("valid") == true, Date(item, "created_at") ?? Date(item, "created_timestamp"), environment)
            : null;

    private static TwitterApiException NoList(ApiAnswer answer) => answer.Without("which webhooks there are");

    public static DateTimeOffset? Date(JsonElement item, string name) =>
        DateTimeOffset.TryParseExact(
            item.Text(name), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : null;
}
