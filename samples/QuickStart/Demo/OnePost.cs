using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Testing;

namespace QuickStart.Demo;

/// <summary>
/// One post as the three events it comes as while an app has both APIs: a reply that also mentions the user. The samples are of three posts, so the
/// ids of two of them are changed.
/// </summary>
internal static class OnePost
{
    private const string Id = "2090000000000000001";

    public static IReadOnlyList<TwitterSample> AsThreeEvents() =>
    [
        WithId(TwitterSamples.Get("post.reply.create", "reply"), body => body["data"]!["payload"]!),
        WithId(TwitterSamples.Get("post.mention.create", "mention"), body => body["data"]!["payload"]!),
        WithId(TwitterSamples.Get("tweet_create_events", "reply"), body => body["tweet_create_events"]![0]!),
    ];

    private static TwitterSample WithId(TwitterSample sample, Func<JsonNode, JsonNode> post)
    {
        var body = JsonNode.Parse(sample.Body.Span)!;
        if (body["data"] is { } data)
        {
            // Every event of X Activity has an id of its own.
            data["event_uuid"] = Guid.NewGuid().ToString();
            post(body)["id"] = Id;
        }
        else
        {
            post(body)["id_str"] = Id;
            post(body)["id"] = long.Parse(Id, System.Globalization.CultureInfo.InvariantCulture);
        }

        return sample with { Body = JsonSerializer.SerializeToUtf8Bytes(body) };
    }
}
