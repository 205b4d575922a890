using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Plain System.Text.Json, by reflection over the same records, is the oracle.</summary>
public class DifferentialTests
{
    /// <summary>All but one: a date as a number, where the others have text, is kept beside its value, and plain System.Text.Json keeps nothing beside.</summary>
    public static TheoryData<string> WithUsualDates { get; } = new(Samples.Names.Where(name => name != "like.create/tweet-author-id.json"));

    [Theory]
    [MemberData(nameof(WithUsualDates))]
    public void The_generated_reader_reads_what_plain_SystemTextJson_reads(string name) => Compare(Samples.Read(name));

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void The_context_reads_what_the_delivery_reader_reads(string name)
    {
        foreach (var (e, json) in Events(Samples.Read(name)))
        {
            var read = JsonSerializer.Deserialize(json.Span, e.GetType(), TwitterEventsJsonContext.Default);

            Assert.Null(ObjectGraph.Difference(e, read));
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void The_envelope_is_read_as_plain_SystemTextJson_reads_it(string name)
    {
        var envelope = Samples.Read(name).Envelope!;
        var json = JsonNode.Parse(MainNames(envelope.Family, Encoding.UTF8.GetString(Samples.Bytes(name))))!.AsObject();
        TakeOutEvents(envelope.Family, json); // of which plain System.Text.Json knows nothing

        Assert.Null(ObjectGraph.Difference(envelope, json.Deserialize(envelope.GetType())));
    }

    [Theory]
    [InlineData("follow_events/follow.json")]
    [InlineData("direct_message_events/emoji-and-entities.json")]
    [InlineData("tweet_create_events/own-tweet.json")]
    public void Unknown_properties_anywhere_are_kept_as_plain_SystemTextJson_keeps_them(string name)
    {
        var sample = Samples.Bytes(name);
        foreach (var part in JsonParts.Of(sample).Where(part => part.IsProperty))
        {
            var json = Encoding.UTF8.GetString(sample[..part.Name.Start.Value]) + "\"new_field\":{\"a\":[1,null]},"
                + Encoding.UTF8.GetString(sample[part.Name.Start.Value..]);
            Compare(Lossless.Read(json));
        }
    }

    private static void Compare(Delivery delivery)
    {
        foreach (var (e, json) in Events(delivery))
        {
            object ours = e switch
            {
                TweetCreateEvent created => created.Tweet,
                PostEvent post => post.Post,
                FilteredStreamPostEvent post => post.Post,
                _ => e,
            };
            var family = delivery.Envelope!.Family;
            var plain = JsonSerializer.Deserialize(MainNames(family, Encoding.UTF8.GetString(json.Span)), ours.GetType())!;

            Assert.Null(ObjectGraph.Difference(ours, plain));
            Assert.Null(JsonEquivalence.Difference(
                JsonTree.Parse(JsonSerializer.SerializeToUtf8Bytes(plain, ours.GetType())),
                JsonTree.Parse(Encoding.UTF8.GetBytes(MainNames(family, Encoding.UTF8.GetString(Lossless.Write(e)))))));
        }
    }

    private static IEnumerable<(TwitterEvent Event, ReadOnlyMemory<byte> Json)> Events(Delivery delivery) =>
        delivery.Events.Select((e, i) => (e, delivery.GetRawEvent(i))).Where(pair => pair.e is not UnknownEvent);

    /// <summary>The older names of API v2 as the newer ones: plain System.Text.Json knows one name of a property.</summary>
    private static string MainNames(string family, string json) => family == "account-activity"
        ? json
        : json.Replace("tweet_author_id\"", "liked_post_author_id\"", StringComparison.Ordinal)
            .Replace("liked_liked_", "liked_", StringComparison.Ordinal)
            .Replace("retweet_count", "repost_count", StringComparison.Ordinal)
            .Replace("_tweet_id", "_post_id", StringComparison.Ordinal)
            .Replace("_tweet_author_id", "_post_author_id", StringComparison.Ordinal)
            .Replace("\"tweet_count", "\"post_count", StringComparison.Ordinal)
            .Replace("_tweet\"", "_post\"", StringComparison.Ordinal)
            .Replace("tweets\":", "posts\":", StringComparison.Ordinal);

    private static void TakeOutEvents(string family, JsonObject json)
    {
        switch (family)
        {
            case "x-activity":
                foreach (var activity in json["data"] as JsonArray ?? [json["data"]!.DeepClone()])
                {
                    activity!.AsObject().Remove("payload");
                }

                (json["data"] as JsonObject)?.Remove("payload");
                break;
            case "filtered-stream":
                json.Remove("data");
                break;
            default:
                foreach (var kind in TwitterEventsCatalog.Instance.Kinds)
                {
                    json.Remove(kind.WireName);
                }

                break;
        }
    }
}
