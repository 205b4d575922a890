using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>The ordinary <see cref="JsonSerializer"/> calls, through <see cref="TwitterEventsJsonContext"/>.</summary>
public class JsonSerializerTests
{
    private static readonly JsonSerializerOptions Chained = new() { TypeInfoResolverChain = { TwitterEventsJsonContext.Default, new DefaultJsonTypeInfoResolver() } };

    [Fact]
    public void There_is_metadata_of_every_kind_of_event_and_of_nothing_else()
    {
        Assert.All(TwitterEventsCatalog.Instance.Kinds, kind => Assert.NotNull(TwitterEventsJsonContext.Default.GetTypeInfo(kind.EventType)));
        Assert.Null(TwitterEventsJsonContext.Default.GetTypeInfo(typeof(Version)));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public async Task An_event_is_the_same_from_bytes_text_stream_and_segments(string name)
    {
        var delivery = Samples.Read(name);
        for (var i = 0; i < delivery.Events.Count; i++)
        {
            var json = delivery.GetRawEvent(i);
            var type = delivery.Events[i].GetType();

            Assert.All(await JsonSources.ReadAll(type, json), read => Assert.Null(ObjectGraph.Difference(delivery.Events[i], read)));
        }
    }

    [Theory]
    [InlineData("""{"type":"follow","source":{"id":"1","name":"\ud83d","new":{"\ud83d":["\udc00",1e400]}},"target":[1,{"a":"\ud83d"}],"x":"\ude00"}""")]
    [InlineData("""{"type":"follow","created_timestamp":1556892973628,"source":{"\ud83d":1},"target":{"created_at":"yesterday","entities":{"urls":[{"indices":[1,"2"]}]}}}""")]
    [InlineData("""{"type":5,"\u0073ource":{"\u0069d":7},"created_timestamp":"1556892973628","":null,"a":[],"b":{}}""")]
    [InlineData("{}")]
    public async Task What_does_not_fit_is_kept_from_every_source(string json)
    {
        foreach (var read in await JsonSources.ReadAll(typeof(FollowEvent), System.Text.Encoding.UTF8.GetBytes(json)))
        {
            var written = JsonSerializer.SerializeToUtf8Bytes((FollowEvent)read, TwitterEventsJsonContext.Default.FollowEvent);

            Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(json), JsonTree.Parse(written)));
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"follow\"")]
    [InlineData("[{}]")]
    [InlineData("true")]
    public async Task A_value_that_is_no_object_is_a_JsonException(string json)
    {
        foreach (var kind in TwitterEventsCatalog.Instance.Kinds)
        {
            await JsonSources.ThrowFromAll<JsonException>(kind.EventType, System.Text.Encoding.UTF8.GetBytes(json));
        }
    }

    [Theory]
    [InlineData("""{"type":"follow" """)]
    [InlineData("""{"type":"follow","x":[}""")]
    [InlineData("""{"type":"follow"} {}""")]
    public void Invalid_JSON_is_a_JsonException(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, TwitterEventsJsonContext.Default.FollowEvent));

    /// <summary>Where a user's options allow what RFC 8259 does not: it is read as the same text without it.</summary>
    [Theory]
    [InlineData("""{"type":"follow",}""", """{"type":"follow"}""")]
    [InlineData("{ // of whom\n\"source\": /* } */ {\"id\":7, /* , */ } /* ] */ , }// end\n", """{"source":{"id":7}}""")]
    [InlineData("""{"x":["//",",]","/* */",1 /* one */ , ],"y":{"\ud83d":[ [ ] /* none */ ,],},}""", """{"x":["//",",]","/* */",1],"y":{"\ud83d":[[]]}}""")]
    [InlineData("""{"target":[ /* no object */ {"a":",}",}, ],"source":{"entities":{"urls":[{"indices":[1,"2", /* , */],},],},},}""", """{"target":[{"a":",}"}],"source":{"entities":{"urls":[{"indices":[1,"2"]}]}}}""")]
    public void Comments_and_trailing_commas_are_no_part_of_an_event(string json, string plain)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = TwitterEventsJsonContext.Default,
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
        };
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(Segments.Of(bytes, size: 3), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });

        foreach (var read in (FollowEvent[])[JsonSerializer.Deserialize<FollowEvent>(bytes, options)!, JsonSerializer.Deserialize<FollowEvent>(ref reader, options)!])
        {
            var written = JsonSerializer.SerializeToUtf8Bytes(read, TwitterEventsJsonContext.Default.FollowEvent);

            Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(plain), JsonTree.Parse(written)));
        }
    }

    /// <summary>Each alone, for either may be allowed without the other.</summary>
    [Theory]
    [InlineData(true, "{\"type\":\"follow\" /* */}")]
    [InlineData(false, "{\"type\":\"follow\",}")]
    public void What_the_options_do_not_allow_is_a_JsonException(bool allowsCommas, string json)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = TwitterEventsJsonContext.Default,
            AllowTrailingCommas = allowsCommas,
            ReadCommentHandling = allowsCommas ? JsonCommentHandling.Disallow : JsonCommentHandling.Skip,
        };

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FollowEvent>(json, options));
    }

    [Fact]
    public void Null_is_null() => Assert.Null(JsonSerializer.Deserialize("null", TwitterEventsJsonContext.Default.TweetCreateEvent));

    [Fact]
    public void Types_of_the_user_can_hold_events_through_a_resolver_chain()
    {
        var e = Samples.ReadOne<FollowEvent>("follow_events/follow.json");

        var json = JsonSerializer.Serialize(new Envelope([e, e], e, new() { ["a"] = e }), Chained);
        var read = JsonSerializer.Deserialize<Envelope>(json, Chained)!;

        Assert.All([.. read.List, read.Single, read.Map["a"]], copy => Assert.Null(ObjectGraph.Difference(e, copy)));
    }

    [Fact]
    public void Mismatches_inside_types_of_the_user_are_kept_too()
    {
        var read = JsonSerializer.Deserialize<Envelope>("""{"List":[{"type":5,"x":"\ud83d"},{"target":[1]}],"Single":{"source":{"\ud83d":1}},"Map":{}}""", Chained)!;

        Assert.Equal("5", read.List[0].AdditionalProperties!["type"].GetRawText());
        Assert.Equal("\"\\ud83d\"", read.List[0].AdditionalProperties!["x"].GetRawText());
        Assert.Equal("[1]", read.List[1].AdditionalProperties!["target"].GetRawText());
        Assert.Equal("""{"\ud83d":1}""", read.Single.AdditionalProperties!["source"].GetRawText());
    }

    [Fact]
    public void Options_of_the_user_change_nothing_in_an_event()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            TypeInfoResolver = TwitterEventsJsonContext.Default,
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper,
            WriteIndented = true,
        };
        var e = Samples.ReadOne<TweetCreateEvent>("tweet_create_events/truncated.json");

        var json = JsonSerializer.Serialize(e, options);

        Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(json), JsonTree.Parse(Lossless.Write(e))));
        Assert.Null(ObjectGraph.Difference(e, JsonSerializer.Deserialize<TweetCreateEvent>(json, options)));
    }

    internal sealed record Envelope(IReadOnlyList<FollowEvent> List, FollowEvent Single, Dictionary<string, FollowEvent> Map);
}
