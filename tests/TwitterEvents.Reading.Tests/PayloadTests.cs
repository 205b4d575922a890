using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Deliveries that X really sent, that its documentation shows, and that others believe it sends.</summary>
[Trait("needs", "payloads")]
public class PayloadTests
{
    private const double LeastTyped = 0.99;

    public static TheoryData<string> EventFolders { get; } =
    [
        "tweet_create_events", "favorite_events", "follow_events", "block_events", "mute_events", "user_event", "direct_message_events",
        "direct_message_indicate_typing_events", "direct_message_mark_read_events", "tweet_delete_events", "replay_job_status",
        "multi_event", "unknown_event", "xaa_events", "filtered_stream_webhook",
    ];

    /// <summary>Other families of deliveries, and lone objects of the shapes events have.</summary>
    public static TheoryData<string> OtherFolders { get; } = ["direct_message_objects", "tweet_objects"];

    [Theory]
    [MemberData(nameof(EventFolders))]
    [MemberData(nameof(OtherFolders))]
    public void Every_payload_is_read_and_written_without_loss(string folder)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var failures = Deliveries(folder).Select(payload => (payload.Name, Problem: Problem(payload.Json))).Where(payload => payload.Problem is not null);

        Assert.Empty(failures);
    }

    [Theory]
    [MemberData(nameof(EventFolders))]
    public void Every_payload_of_an_event_folder_gives_an_event(string folder)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);

        Assert.All(Deliveries(folder), payload => Assert.NotEmpty(DeliveryReader.Read(payload.Json).Events));
    }

    [Fact]
    public void What_X_really_sent_reaches_typed_properties()
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var (leaves, raw) = (0, 0);
        var untyped = new StringBuilder();
        foreach (var (name, _, json) in EventFolders.SelectMany(row => Deliveries(row.Data)).Where(payload => payload.Kind == "real"))
        {
            var delivery = DeliveryReader.Read(json);
            var count = JsonTree.Parse(json).CountLeaves();
            leaves += count;
            raw += delivery.RawValues;
            if (delivery.RawValues > 0)
            {
                untyped.AppendLine(CultureInfo.InvariantCulture, $"{name}: {count - delivery.RawValues} of {count} typed; {string.Join(", ", delivery.Drifts)}");
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0} of {1} leaves typed\n{2}", leaves - raw, leaves, untyped);
        Assert.True(leaves > 0);
        Assert.True(leaves - raw >= LeastTyped * leaves, $"{leaves - raw} of {leaves} leaves typed\n{untyped}");
    }

    /// <summary>What X documents of its newer APIs, as it stands, and in the other of the two spellings that it uses.</summary>
    [Theory]
    [InlineData("xaa_events", false)]
    [InlineData("xaa_events", true)]
    [InlineData("filtered_stream_webhook", false)]
    [InlineData("filtered_stream_webhook", true)]
    public void Every_documented_payload_of_a_newer_API_is_typed(string folder, bool inOtherSpelling)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var (leaves, raw) = (0, 0);
        foreach (var (name, _, json) in Deliveries(folder))
        {
            var text = inOtherSpelling ? Encoding.UTF8.GetBytes(OtherSpelling(Encoding.UTF8.GetString(json))) : json;
            var delivery = Lossless.Read(text);
            leaves += JsonTree.Parse(text).CountLeaves();
            raw += delivery.RawValues;

            Assert.NotEmpty(delivery.Events);
            Assert.DoesNotContain(delivery.Events, e => e is UnknownEvent);
            if (delivery.RawValues > 0)
            {
                TestContext.Current.SendDiagnosticMessage("{0}: {1}", name, string.Join(", ", delivery.Drifts));
            }
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} of {2} leaves typed", folder, leaves - raw, leaves);
        Assert.True(leaves - raw >= LeastTyped * leaves, $"{leaves - raw} of {leaves} leaves typed");
    }

    [Theory]
    [InlineData("post")]
    [InlineData("tweet")]
    [InlineData("payload")]
    public void Every_documented_payload_of_X_Activity_says_the_same_nested_once_more(string name)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        foreach (var (_, _, json) in Deliveries("xaa_events").Where(payload => Nested.CanBe(payload.Json)))
        {
            var (plain, nested) = (Lossless.Read(json), Lossless.Read(Nested.In(json, name)));

            Assert.Equal((plain.RawValues, plain.Drifts.Count), (nested.RawValues, nested.Drifts.Count));
            Assert.All(plain.Events.Zip(nested.Events), pair => Assert.Null(ObjectGraph.Difference(pair.First, pair.Second)));
            Assert.Equal(plain.Events.Count, nested.Events.Count);
        }
    }

    /// <summary>Names only: <c>retweet_count</c> is <c>repost_count</c>, <c>tweets</c> is <c>posts</c>, and the other way round.</summary>
    private static string OtherSpelling(string json) => Regex.Replace(
        json,
        "\"(?<name>[a-z_]*(tweet|post)[a-z_]*)\"\\s*:",
        match => match.Value.Contains("tweet", StringComparison.Ordinal)
            ? match.Value.Replace("retweet", "repost", StringComparison.Ordinal).Replace("tweet", "post", StringComparison.Ordinal)
            : match.Groups["name"].Value is "post_id" or "cluster_posts_results"
                ? match.Value
                : match.Value.Replace("repost", "retweet", StringComparison.Ordinal).Replace("post", "tweet", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Kind, byte[] Json)> Deliveries(string folder) => Payloads.In(folder)
        .Select(payload => folder == "tweet_objects" ? payload with { Json = [.. "{\"tweet_create_events\":["u8, .. payload.Json, .. "]}"u8] } : payload);

    private static string? Problem(byte[] json)
    {
        var delivery = DeliveryReader.Read(json);
        return delivery.Malformed is { } malformed ? $"{malformed.Reason} at {malformed.Position}" : Lossless.Difference(json, delivery);
    }
}
