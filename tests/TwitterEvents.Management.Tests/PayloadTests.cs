using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Management.Tests;

/// <summary>Answers of X's documentation and of captures: each call takes those that hold what it promises, and no other.</summary>
[Trait("needs", "payloads")]
public sealed class PayloadTests
{
    public static TheoryData<string, TwitterApi> Folders => new()
    {
        { "api_responses_v1", TwitterApi.V1Enterprise },
        { "api_responses_v2", TwitterApi.V2 },
    };

    [Theory(SkipUnless = nameof(Payloads.AreThere), SkipType = typeof(Payloads), Skip = Payloads.Absent)]
    [MemberData(nameof(Folders))]
    public async Task Every_answer_is_a_success_of_the_calls_it_belongs_to_and_of_no_other(string folder, TwitterApi api)
    {
        var files = Payloads.In(folder).ToArray();
        Assert.NotEmpty(files);
        var said = Array.Empty<byte>();
        await using var server = await ScriptedServer.StartAsync(_ => new(200) { Bytes = said });
        await using var client = Client.Of(server.Address, api);
        var read = 0;
        foreach (var (name, _, json) in files)
        {
            said = json;
            foreach (var call in EveryCall.All)
            {
                var expected = Expect(call, JsonNode.Parse(json)!, api);
                var got = await MakeAsync(client.X, call);

                Assert.True(expected == got, $"{name}, {call}: expected {expected}, got {got}.");
                read += got == "refused" ? 0 : 1;
            }
        }

        Assert.InRange(read, api == TwitterApi.V2 ? 10 : 4, int.MaxValue);
    }

    private static async Task<string> MakeAsync(ITwitterWebhooks x, string call)
    {
        try
        {
            return await EveryCall.MakeAsync(x, call) switch
            {
                null => "done",
                bool yes => yes ? "yes" : "no",
                Webhook webhook => Describe(webhook.Id, webhook.Url, webhook.Valid, webhook.CreatedAt?.UtcDateTime),
                IReadOnlyList<Webhook> list => $"[{string.Join(';', list.Select(webhook => Describe(webhook.Id, webhook.Url, webhook.Valid, webhook.CreatedAt?.UtcDateTime)))}]",
                SubscriptionList list => $"{list.ApplicationId}: {string.Join(',', list.UserIds)}",
                SubscriptionCount count => $"{count.All}/{count.DirectMessages}/{count.Provisioned} {count.AccountName}",
                ReplayJob job => job.Id,
                var other => other.ToString()!,
            };
        }
        catch (TwitterApiException exception)
        {
            Assert.Equal(TwitterErrorKind.NotDone, exception.Kind == TwitterErrorKind.NotUnderstood ? TwitterErrorKind.NotDone : exception.Kind);
            return "refused";
        }
    }

    /// <summary>The contract's tables, told a second time.</summary>
    private static string Expect(string call, JsonNode root, TwitterApi api)
    {
        var data = root is JsonObject && root["data"] is { } inner ? inner : root;
        var flags = api == TwitterApi.V2 ? data as JsonObject : null;
        return call switch
        {
            "validate" => (bool?)flags?["valid"] == true ? "done" : "refused",
            "delete" => (bool?)flags?["deleted"] == true ? "done" : "refused",
            "subscribe" => (bool?)flags?["subscribed"] == true ? "done" : "refused",
            "unsubscribe" => (bool?)flags?["subscribed"] == false ? "done" : "refused",
            "check" => (bool?)flags?["subscribed"] switch { true => "yes", false => "no", null => "refused" },
            "create" => data is JsonObject && data["id"] is { } && data["url"] is { } ? Describe(data) : "refused",
            "list" => List(data),
            "subscriptions" => (data as JsonObject)?["subscriptions"] is JsonArray users
                ? $"{(string?)data["application_id"]}: {string.Join(',', users.Select(user => (string?)user!["user_id"]))}"
                : "refused",
            "count" => long.TryParse((string?)(data as JsonObject)?["subscriptions_count_all"], CultureInfo.InvariantCulture, out _) ? "counted" : "refused",
            _ => (string?)((data as JsonObject)?["replay_event"] as JsonObject ?? data as JsonObject)?["job_id"] ?? "refused",
        };
    }

    private static string List(JsonNode data)
    {
        var items = data as JsonArray
            ?? (data["environments"] is JsonArray environments ? new JsonArray([.. environments.SelectMany(static entry => (JsonArray)entry!["webhooks"]!).Select(static item => item!.DeepClone())]) : null);
        return items is not null && items.All(static item => item!["id"] is { } && item["url"] is { })
            ? $"[{string.Join(';', items.Select(static item => Describe(item!)))}]"
            : "refused";
    }

    private static string Describe(JsonNode webhook)
    {
        var date = (string?)webhook["created_at"] ?? ((string?)webhook["created_timestamp"])?.Replace(" +0000", "Z", StringComparison.Ordinal);
        return Describe(
            (string)webhook["id"]!,
            (string)webhook["url"]!,
            (bool?)webhook["valid"] == true,
            date is null ? null : DateTime.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
    }

    private static string Describe(string id, string url, bool valid, DateTime? created) =>
        string.Create(CultureInfo.InvariantCulture, $"{id} {url} {valid} {created:s}");
}
