using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>A property that is sent under several names is read under each, and written under the one it came by.</summary>
public sealed class AliasReadingTests : IDisposable
{
    private readonly ForeignLibrary library = new(Run.Value);

    private static readonly Lazy<GeneratorRun> Run = new(static () => SchemaSet.None
        .With("poll_events/a.json", """
            {"for_user_id":"7","meta":{"n":1},"poll_events":[{"size":1,"name":"x","done":true,"ratio":1.5,"sender_id":"7","owner_id":7,"post_id":7,"post_id_str":"7",
            "posted_at":"2025-10-14T16:05:33Z","day":"2025-10-14","posts":[{"size":1,"card":{"size":1}}],"totals":{"1":2},"mixed":[1,"x"],"either":[{"n":1},"7"]}]}
            """)
        .WithHints("""
            {"aliases":{"*.size":["length","höhe"],"*.name":["title"],"*.done":["closed"],"*.ratio":["share"],"*.sender_id":["from"],"*.owner_id":["by"],
            "*.post_id":["tweet_id"],"*.post_id_str":["tweet_id_str"],"*.posted_at":["tweeted_at"],"*.day":["date"],"*.posts":["tweets"],"*.card":["box"],
            "*.totals":["sums"],"*.mixed":["all"],"*.either":["any"],"*.for_user_id":["for"],"*.meta":["data"]},
            "delivery":{"subject":"for_user_id"},"events":{"poll_events":{"identity":["post_id_str","sender_id"]}},"values":{"*.name":["x"]}}
            """)
        .Generate());

    /// <summary>An item, what its <c>Size</c> is, what is kept raw, and the places that are drift.</summary>
    [Theory]
    [InlineData("""{"size":5}""", 5L, "", "")]
    [InlineData("""{"length":5}""", 5L, "", "")]
    [InlineData("""{"h\u00F6he":5}""", 5L, "", "")]
    [InlineData("""{"size":5,"length":6}""", 5L, "length", "length")]
    [InlineData("""{"length":6,"size":5}""", 6L, "size", "size")]
    [InlineData("""{"length":6,"size":5,"höhe":7}""", 6L, "höhe size", "size [\"höhe\"]")]
    [InlineData("""{"length":null,"size":5}""", 5L, "", "")]
    [InlineData("""{"size":5,"length":null}""", 5L, "", "")]
    [InlineData("""{"size":null,"length":5}""", 5L, "", "")]
    [InlineData("""{"length":null}""", null, "", "")]
    [InlineData("""{"length":"x"}""", null, "length", "length")]
    [InlineData("""{"size":"x","length":5}""", 5L, "size", "size")]
    [InlineData("""{"length":[1],"size":5}""", 5L, "length", "length")]
    [InlineData("""{"length":"x","size":"y"}""", null, "length size", "length size")]
    [InlineData("""{"length":5,"size":{"n":[1]}}""", 5L, "size", "size")]
    public void The_first_name_with_a_value_has_the_property_and_the_others_are_kept(string item, long? size, string kept, string drifts)
    {
        var delivery = library.ReadWithoutLoss(Delivery(item));

        dynamic e = Assert.Single(delivery.Events);
        Assert.Equal(size, (long?)e.Size);
        Assert.Equal(kept, Names(e.AdditionalProperties));
        Assert.Equal(drifts, string.Join(' ', delivery.Drifts.Select(static drift => drift.Path["poll_events[]".Length..].TrimStart('.'))));
    }

    /// <summary>Of a name that comes again the last counts, as of any; what it was before is gone with it.</summary>
    [Theory]
    [InlineData("""{"length":5,"length":6}""", """{"length":6}""")]
    [InlineData("""{"length":5,"length":null}""", "{}")]
    [InlineData("""{"length":5,"length":null,"size":7}""", """{"size":7}""")]
    [InlineData("""{"length":5,"length":"x","size":7}""", """{"length":"x","size":7}""")]
    [InlineData("""{"length":"x","length":5}""", """{"length":5}""")]
    [InlineData("""{"length":5,"size":6,"size":7}""", """{"length":5,"size":7}""")]
    [InlineData("""{"length":5,"size":6,"size":null}""", """{"length":5}""")]
    [InlineData("""{"length":5,"size":6,"length":null}""", """{"size":6}""")]
    [InlineData("""{"length":5,"size":6,"length":null,"size":8}""", """{"size":8}""")]
    [InlineData("""{"length":5,"size":6,"length":null,"höhe":8}""", """{"size":6,"höhe":8}""")]
    [InlineData("""{"length":"x","size":6,"length":7}""", """{"size":6,"length":7}""")]
    public void A_name_that_is_repeated_is_read_as_its_last(string item, string same)
    {
        var written = Written(library.Read(Delivery(item)));

        Assert.Null(JsonEquivalence.Difference(Delivery(same), written));
        Assert.Equal(written, Written(library.Read(written)));
    }

    [Theory]
    [InlineData("Name", "title", "\"x\"")]
    [InlineData("Name", "title", "\"other\"")]
    [InlineData("Done", "closed", "true")]
    [InlineData("Ratio", "share", "2.5")]
    [InlineData("SenderId", "from", "\"8\"")]
    [InlineData("SenderId", "from", "8", "from")]
    [InlineData("OwnerId", "by", "8")]
    [InlineData("OwnerId", "by", "\"8\"", "by")]
    [InlineData("PostIdNumber", "tweet_id", "8")]
    [InlineData("PostIdStr", "tweet_id_str", "\"8\"")]
    [InlineData("PostedAt", "tweeted_at", "\"2025-10-14T16:05:34Z\"")]
    [InlineData("PostedAt", "tweeted_at", "\"2025-10-14T16:05:34.5+02:00\"")]
    [InlineData("Day", "date", "\"2025-10-15\"")]
    [InlineData("Posts", "tweets", """[{"size":1},{"length":2},{"box":{"length":3}},{"card":{"höhe":4}}]""")]
    [InlineData("Totals", "sums", """{"1":2,"3":4}""")]
    [InlineData("Mixed", "all", """["x",1]""")]
    [InlineData("Either", "any", """["8",{"n":2}]""")]
    public void Whatever_it_is_it_is_read_under_another_name_and_written_under_that(string property, string name, string value, string drift = "")
    {
        var delivery = library.ReadWithoutLoss(Delivery($$"""{"{{name}}":{{value}}}"""));

        var e = Assert.Single(delivery.Events);
        Assert.NotNull(e.GetType().GetProperty(property)!.GetValue(e));
        Assert.Equal(drift, string.Concat(delivery.Drifts.Select(static drift => drift.Path["poll_events[].".Length..])));
    }

    [Theory]
    [InlineData("from", "[]")]
    [InlineData("by", "1.5")]
    [InlineData("tweeted_at", "\"yesterday\"")]
    [InlineData("tweeted_at", "\"\"")]
    [InlineData("tweets", "7")]
    [InlineData("tweets", "[{\"box\":7}]")]
    [InlineData("sums", "[]")]
    public void What_does_not_fit_is_kept_under_the_name_it_came_by(string name, string value) =>
        library.ReadWithoutLoss(Delivery($$"""{"{{name}}":{{value}}}"""));

    [Fact]
    public void What_is_nested_is_drift_where_it_stands() =>
        Assert.Equal(
            ["poll_events[].tweets[].box.length"],
            library.Read(Delivery("""{"tweets":[{"box":{"length":"x"}}]}""")).Drifts.Select(static drift => drift.Path));

    [Fact]
    public void A_copy_is_written_under_the_name_its_original_came_by()
    {
        var e = Single("""{"length":5,"from":8,"tweeted_at":"2025-10-14T16:05:34.5-02:00"}""");
        var copy = Records.Copy(e, ("Size", 6L), ("SenderId", "9"), ("PostedAt", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

        Assert.Equal("""{"length":6,"from":"9","tweeted_at":"2026-01-02T03:04:05Z"}""", Records.Json(copy));
        Assert.Equal("""{"length":5,"from":8,"tweeted_at":"2025-10-14T16:05:34.5-02:00"}""", Records.Json(e));
    }

    [Fact]
    public void What_nobody_sent_is_written_under_the_main_name()
    {
        var e = Activator.CreateInstance(Single("{}").GetType())!;

        Assert.Equal("""{"size":6,"sender_id":"9"}""", Records.Json(Records.Copy(e, ("Size", 6L), ("SenderId", "9"))));
        Assert.Equal("""{"size":6}""", Records.Json(Records.Copy(Single("""{"length":null}"""), ("Size", 6L))));
    }

    [Fact]
    public void The_name_is_no_part_of_what_a_record_says()
    {
        dynamic old = Single("""{"tweets":[{"length":5}]}""");
        dynamic current = Single("""{"posts":[{"size":5}]}""");

        Assert.Equal(old.Posts[0], current.Posts[0]);
        Assert.Equal(old.Posts[0].GetHashCode(), current.Posts[0].GetHashCode());
        Assert.Equal(old.Posts[0].ToString(), current.Posts[0].ToString());
    }

    [Fact]
    public void An_event_is_the_same_whichever_names_its_ids_came_by()
    {
        TwitterEvent old = Single("""{"tweet_id_str":"1","from":"8"}""");
        TwitterEvent current = Single("""{"post_id_str":"1","sender_id":"8"}""");
        TwitterEvent number = Single("""{"tweet_id":1,"sender_id":"8"}""");

        Assert.NotNull(Identity(old));
        Assert.Equal(Identity(old), Identity(current));
        Assert.Equal("1", ((dynamic)number).PostId);
    }

    [Theory]
    [InlineData("""{"for":"7","data":{"n":2},"poll_events":[{}]}""", "")]
    [InlineData("""{"for":"7","for_user_id":"8","data":{"n":2},"meta":{"n":3},"poll_events":[{}]}""", "for_user_id meta")]
    public void An_envelope_is_read_by_other_names_and_a_further_name_is_no_event(string body, string kept)
    {
        var delivery = library.ReadWithoutLoss(body);

        Assert.Equal("7", Assert.Single(delivery.Events).ForUserId);
        Assert.Equal(kept, Names(((dynamic)delivery.Envelope!).AdditionalProperties));
    }

    [Fact]
    public void The_context_reads_and_writes_every_name()
    {
        var type = Single("{}").GetType();
        var context = (System.Text.Json.Serialization.JsonSerializerContext)type.Assembly.GetType("Acme.Bot.BotJsonContext")!.GetProperty("Default")!.GetValue(null)!;
        const string Item = """{"length":5,"tweets":[{"box":{"length":3}}],"size":7}""";

        Assert.Equal(Item, JsonSerializer.Serialize(JsonSerializer.Deserialize(Item, type, context), type, context));
    }

    /// <summary>System.Text.Json by itself knows no other names.</summary>
    [Fact]
    public void Plain_System_Text_Json_reads_the_main_name_only()
    {
        var type = Single("{}").GetType();

        dynamic e = JsonSerializer.Deserialize("""{"length":5,"name":"x"}""", type)!;

        Assert.Null(e.Size);
        Assert.Equal("x", e.Name);
        Assert.Equal("length", Names(e.AdditionalProperties));
    }

    [Fact]
    public void An_event_of_an_unknown_kind_has_the_names_that_all_kinds_have()
    {
        using var kinds = new ForeignLibrary(SchemaSet.Polls("""{"type":"open","size":1,"name":"x"}""", """{"type":"close","size":1,"name":"x"}""").WithHints(
            """{"aliases":{"*.size":["length"],"OpenEvent.name":["title"]},"events":{"poll_events":{"discriminator":"type"}}}""").Generate());

        dynamic e = Assert.Single(kinds.ReadWithoutLoss(Delivery("""{"type":"pause","length":5,"title":"x"}""")).Events);

        Assert.Equal(5L, e.Size);
        Assert.Equal("title", Names(e.AdditionalProperties));
    }

    /// <summary>What leads to the events, and their kind, keep their names.</summary>
    [Fact]
    public void Events_that_stand_at_a_place_have_them_too()
    {
        using var routed = new ForeignLibrary(SchemaSet.None
            .With("poll/a.json", """{"data":{"by":"7","kind":"poll","payload":{"size":1,"payload":2,"data":3}}}""")
            .WithHints(
                """
                {"delivery":{"event":"data.payload","kind":"data.kind","subject":"data.user_id"},
                "aliases":{"*.size":["length"],"*.content":["payload"],"*.more":["data"],"*.user_id":["by"]}}
                """)
            .Generate());

        var delivery = routed.ReadWithoutLoss("""{"data":{"kind":"poll","by":"8","payload":{"length":5,"payload":6,"more":7}}}""");

        dynamic e = Assert.Single(delivery.Events);
        Assert.Empty(delivery.Drifts);
        Assert.Equal((5L, 6L, 7L), ((long?)e.Size, (long?)e.Content, (long?)e.More));
        Assert.Equal("8", ((TwitterEvent)e).ForUserId);
    }

    [Fact]
    public void A_base_that_events_share_has_the_property_and_each_event_its_names()
    {
        using var based = new ForeignLibrary(SchemaSet.None
            .With("open_events/a.json", """{"open_events":[{"size":1}]}""").With("close_events/a.json", """{"close_events":[{"length":1}]}""")
            .WithHints("""{"aliases":{"*.size":["length"],"OpenEvent.size":["width"]},"events":{"open_events":{"base":"Any"},"close_events":{"base":"Any"}}}""")
            .Generate());

        dynamic open = Assert.Single(based.ReadWithoutLoss("""{"open_events":[{"width":5}]}""").Events);
        dynamic close = Assert.Single(based.ReadWithoutLoss("""{"close_events":[{"length":6,"width":7}]}""").Events);

        Assert.Equal((5L, 6L), ((long?)open.Size, (long?)close.Size));
        Assert.Equal("width", Names(close.AdditionalProperties));
        Assert.Equal("Any", ((object)open).GetType().BaseType!.Name);
    }

    [Fact]
    public void A_wrapped_type_has_them_too()
    {
        using var wrapped = new ForeignLibrary(SchemaSet.Polls("""{"size":1}""").WithHints(
            """{"aliases":{"Poll.size":["length"]},"events":{"poll_events":{"wraps":"Poll","identity":["size"]}}}""").Generate());

        dynamic e = Assert.Single(wrapped.ReadWithoutLoss(Delivery("""{"length":5}""")).Events);

        Assert.Equal(5L, e.Poll.Size);
        Assert.NotNull(Identity(e));
    }

    public void Dispose() => library.Dispose();

    private static string Delivery(string item) => $$"""{"poll_events":[{{item}}]}""";

    private TwitterEvent Single(string item) => Assert.Single(library.ReadWithoutLoss(Delivery(item)).Events);

    private static object? Identity(object e) =>
        e.GetType().GetMethod("GetIdentity", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(e, null);

    private static string Written(Delivery delivery) => Written(delivery.WriteTo);

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Names(IDictionary<string, JsonElement>? properties) =>
        string.Join(' ', (properties?.Keys ?? []).Order(StringComparer.Ordinal));
}
