using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace TwitterEvents.Management;

/// <summary>Reads what X answers about subscriptions of X Activity, in every form that is documented or was seen.</summary>
internal static class ActivityAnswers
{
    private static readonly string[] GoneReasons = ["notfound", "not_found", "not-found", "resource-not-found"];

    /// <summary>
    /// The subscription in <c>data</c>: itself, in <c>subscription</c>, or the only one of an array. What X leaves out is as it was asked for.
    /// </summary>
    public static ActivitySubscription Subscription(ApiAnswer answer, ActivitySubscription asked)
    {
        var data = Answers.Data(answer);
        var item = data.Property("subscription") is { ValueKind: JsonValueKind.Object } inner ? inner
            : data is { ValueKind: JsonValueKind.Array } && data.GetArrayLength() == 1 ? data[0]
            : data;
        return item.TextOrNumber("subscription_id") is not { Length: > 0 } id ? throw answer.Without("which subscription it is")
            : Read(item) ?? asked with { Id = id };
    }

    /// <summary>A page of subscriptions, and the token of the next.</summary>
    /// <exception cref="TwitterApiException">It is no list, or not all of the page: what is missing would be made again, or taken for lost.</exception>
    public static (IReadOnlyList<ActivitySubscription> Items, string? Next) Page(ApiAnswer answer)
    {
        const string Promised = "which subscriptions there are";
        if (answer.HasErrors || answer.Json is not { } root)
        {
            throw answer.Without(Promised);
        }

        var meta = root.Property("meta");
        var next = meta.TextOrNumber("next_token") is { Length: > 0 } token ? token : null;
        var data = root.Property("data");
        var list = data.Property("subscriptions") is { ValueKind: JsonValueKind.Array } inner ? inner : data;
        if (list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return (meta.Number("result_count") ?? meta.Number("total_subscriptions")) == 0 ? ([], next) : throw answer.Without(Promised);
        }

        return list.ValueKind == JsonValueKind.Array
            ? ([.. list.EnumerateArray().Select(item => Read(item) ?? throw answer.Without(Promised))], next)
            : throw answer.Without(Promised);
    }

    /// <summary>What became of each of several.</summary>
    public static ActivityDeletion Deletion(ApiAnswer answer, IReadOnlyCollection<string> ids)
    {
        if (answer.Status == HttpStatusCode.NoContent)
        {
            return new ActivityDeletion([.. ids], []);
        }

        var root = answer.Json ?? default;
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        var data = root.Property("data");
        if (data.Flag("deleted") == true)
        {
            deleted.UnionWith(ids);
        }
        else if (data.ValueKind == JsonValueKind.Array)
        {
            deleted.UnionWith(data.EnumerateArray().Where(static item => item.Flag("deleted") != false).Select(static item => item.TextOrNumber("subscription_id")).OfType<string>());
        }

        var failures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var error in root.Property("errors") is { ValueKind: JsonValueKind.Array } errors ? errors.EnumerateArray() : default)
        {
            if (error.TextOrNumber("subscription_id") is not { } id)
            {
                throw answer.Refused();
            }

            if (IsGone(error))
            {
                deleted.Add(id);
            }
            else
            {
                failures[id] = OutsideText(answer, error);
            }
        }

        if (!ids.All(id => deleted.Contains(id) || failures.ContainsKey(id)))
        {
            answer.ThrowIfRefused();
            throw answer.Without("what became of each subscription");
        }

        return new ActivityDeletion(
            [.. ids.Where(id => !failures.ContainsKey(id))],
            [.. ids.Where(failures.ContainsKey).Select(id => new ActivityDeletionFailure(id, failures[id]))]);
    }

    /// <summary>The account in <c>data</c>; null if X says that there is none.</summary>
    public static TwitterAccount? Account(ApiAnswer answer)
    {
        var data = Answers.Data(answer);
        if (data.TextOrNumber("id") is { Length: > 0 } id)
        {
            return new TwitterAccount(id, data.Text("username"), data.Text("name"));
        }

        return answer.HasErrors && answer.Kind == TwitterErrorKind.NotFound ? null : throw answer.Without("which account it is");
    }

    private static bool IsGone(JsonElement error) =>
        error.Text("reason") is { } reason
        && Array.Exists(GoneReasons, gone => reason.Replace(" ", "", StringComparison.Ordinal).Contains(gone, StringComparison.OrdinalIgnoreCase));

    private static string OutsideText(ApiAnswer answer, JsonElement error) =>
        Diagnostics.OutsideText.Show(answer.Redaction.Apply(error.Text("message") ?? error.Text("detail") ?? error.Text("reason") ?? "X gives no reason."));

    private static ActivitySubscription? Read(JsonElement item)
    {
        if (item.TextOrNumber("subscription_id") is not { Length: > 0 } id || item.Text("event_type") is not { Length: > 0 } type)
        {
            return null;
        }

        return new ActivitySubscription(id, ActivityEventType.Canonical(type), Filter(item.Property("filter")))
        {
            Tag = item.Text("tag"),
            WebhookId = item.TextOrNumber("webhook_id") is { Length: > 0 } webhook ? webhook : null,
            CreatedAt = Answers.Date(item, "created_at"),
            UpdatedAt = Answers.Date(item, "updated_at"),
            ExpiresAt = Answers.Date(item, "expires_at"),
        };
    }

    private static ActivitySubscriptionFilter Filter(JsonElement filter)
    {
        var qualifiers = filter.Property("qualifiers") is { ValueKind: JsonValueKind.Object } inner
            ? inner.EnumerateObject().ToImmutableSortedDictionary(static pair => pair.Name, static pair => pair.Value.ToString(), StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, string>.Empty;
        return new ActivitySubscriptionFilter
        {
            UserId = filter.TextOrNumber("user_id"),
            Keyword = filter.Text("keyword"),
            Direction = filter.Text("direction") ?? qualifiers.GetValueOrDefault("direction"),
            Qualifiers = qualifiers.Remove("direction"),
        };
    }
}
