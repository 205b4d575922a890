using System.Text;
using System.Text.Json;
using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Events of X Activity that are nested once more are read as if they were not, and written as they came.</summary>
public class NestedTests
{
    public static TheoryData<string> OfXActivity { get; } = new(Samples.Names.Where(name => Samples.FamilyOf(name) == "x-activity"));

    /// <summary>One of each event.</summary>
    public static TheoryData<string> Various { get; } = new(Samples.Various.Select(row => row.Data).Where(name => Samples.FamilyOf(name) == "x-activity"));

    [Theory]
    [MemberData(nameof(OfXActivity))]
    public void Each_sample_gives_the_same_events_under_each_name_in_any_order(string sample)
    {
        var plain = Samples.Read(sample);
        foreach (var name in Nested.Names)
        {
            var json = Nested.In(Samples.Bytes(sample), name);
            AreSame(plain, Lossless.Read(json));
            AreSame(plain, Lossless.Read(Nested.Backwards(json)));
        }
    }

    [Theory]
    [MemberData(nameof(OfXActivity))]
    public async Task A_nested_event_is_read_and_written_alone_as_in_its_delivery(string sample)
    {
        foreach (var name in Nested.Names)
        {
            var delivery = Lossless.Read(Nested.In(Samples.Bytes(sample), name));
            for (var i = 0; i < delivery.Events.Count; i++)
            {
                var (e, raw) = (delivery.Events[i], delivery.GetRawEvent(i));

                Assert.StartsWith($$"""{"{{name}}":{""", Encoding.UTF8.GetString(raw.Span), StringComparison.Ordinal);
                foreach (var read in await JsonSources.ReadAll(e.GetType(), raw))
                {
                    var written = JsonSerializer.SerializeToUtf8Bytes(read, e.GetType(), TwitterEventsJsonContext.Default);

                    Assert.Null(ObjectGraph.Difference(e, read));
                    Assert.Null(JsonEquivalence.Difference(JsonTree.Parse(raw.Span), JsonTree.Parse(written)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Various))]
    public void No_change_of_one_value_of_a_nested_sample_throws_or_loses_anything(string name) =>
        Mutations.TryAll(name, json => Mutations.Of(Nested.In(json, "post")));

    [Theory]
    [InlineData("post.create/repost.json")]
    [InlineData("like.create/inbound.json")]
    [InlineData("dm.received/nested.json")]
    public void No_repetition_of_one_property_of_a_nested_sample_throws_or_loses_anything(string name) =>
        Mutations.TryAll(name, json => Mutations.Repeating(Nested.In(json, "payload")));

    [Theory]
    [InlineData("post.delete/array-of-one.json")]
    [InlineData("profile.update.bio/bio.json")]
    [InlineData("dm.received/nested.json")]
    public void Whatever_is_kept_raw_of_a_nested_sample_is_counted_once_and_reported_as_drift(string name)
    {
        foreach (var json in Mutations.Of(Nested.In(Samples.Bytes(name), "post", ("beside", """{"a":[1,"b"]}"""))))
        {
            var delivery = Lossless.Read(json);
            var raw = RawLeaves.Count(delivery);
            if (raw != delivery.RawValues || raw > 0 && delivery.Drifts.Count == 0)
            {
                Assert.Fail($"{delivery.RawValues} counted, {raw} there, {delivery.Drifts.Count} drifts\n{Encoding.UTF8.GetString(json)}");
            }
        }
    }

    /// <summary>What the event is read as: the id of the post, and the places that are drift.</summary>
    [Theory]
    [InlineData("""{"post":{"id":"7","text":"x"}}""", "7", "")]
    [InlineData("""{"p\u006fst":{"id":"7"}}""", "7", "")]
    [InlineData("""{"post":{}}""", null, "")]
    [InlineData("""{"post":{"id":"7","text":"x","new":[1]}}""", "7", ".post.new")]
    [InlineData("""{"post":{"id":7,"text":"x"}}""", "7", ".post.id")]
    [InlineData("""{"post":{"id":"7","text":5}}""", "7", ".post.text")]
    [InlineData("""{"post":{"id":"7","id":"8"}}""", "8", "")]
    [InlineData("""{"post":{"id":"7"},"post":{"id":"8"}}""", "8", "")]
    [InlineData("""{"post":5,"post":{"id":"8"}}""", "8", "")]
    [InlineData("""{"post":{"id":"7"},"\u0070ost":{"id":"8"}}""", "8", "")]
    [InlineData("""{"post":{"id":"7"},"users":{"9":{"id":"9"}}}""", "7", ".users")]
    [InlineData("""{"users":[{"id":"9"}],"post":{"id":"7"},"x":null}""", "7", ".users .x")]
    [InlineData("""{"users":1,"post":{"id":"7","new":1,"text":"x"},"x":2}""", "7", ".users .post.new .x")]
    [InlineData("""{"payload":{"post":{"id":"7"}}}""", null, ".payload")]
    [InlineData("""{"payload":{"payload":{"id":"7"}}}""", null, ".payload")]
    [InlineData("""{"post":[{"id":"7"}]}""", null, ".post")]
    [InlineData("""{"post":null}""", null, ".post")]
    [InlineData("""{"post":"7"}""", null, ".post")]
    [InlineData("""{"post":{"id":"7"},"post":null}""", null, ".post .post")]
    [InlineData("""{"post":{"id":"7"},"tweet":{"id":"7"}}""", null, ".post .tweet")]
    [InlineData("""{"post":{"id":"7"},"payload":null}""", null, ".post .payload")]
    [InlineData("""{"id":"6","post":{"id":"7"}}""", "6", ".post")]
    [InlineData("""{"post":{"id":"7"},"text":null}""", null, ".post")]
    [InlineData("""{"post":{"code":"7","reason":"x"}}""", null, ".post")]
    [InlineData("""{"post":{"id":"7","reason":"x"}}""", null, ".post")]
    [InlineData("""{"posts":{"id":"7"}}""", null, ".posts")]
    [InlineData("""{"Post":{"id":"7"}}""", null, ".Post")]
    [InlineData("""{"post":{"\ud83d":1}}""", null, ".post")]
    [InlineData("""{"post":{"id":"7","text":"x","\ud83d":1}}""", null, ".post")]
    public void An_event_is_nested_if_its_kind_knows_nothing_of_the_object_around_it_and_most_of_it(string payload, string? id, string drifts)
    {
        var delivery = Lossless.Read(Delivery("post.create", payload));

        var e = Assert.IsType<PostCreateEvent>(Assert.Single(delivery.Events));
        Assert.Equal((id, "e1"), (e.Post.Id, e.EventId));
        Assert.Equal(drifts, string.Join(' ', delivery.Drifts.Select(drift => drift.Path["data.payload(post.create)".Length..])));
        Assert.Equal(delivery.Drifts, delivery.GetDrifts(0));
        Assert.Equal(payload, Encoding.UTF8.GetString(delivery.GetRawEvent(0).Span));
    }

    /// <summary>A name that no .NET string can hold makes of its whole object one that is kept as it came.</summary>
    [Theory]
    [InlineData("""{"post":{"id":"7"},"\ud83d":1}""")]
    [InlineData("""{"\ud83d":{"a":1},"post":{"id":"7"}}""")]
    public void A_name_beside_it_that_no_string_can_hold_loses_nothing(string payload)
    {
        var e = Lossless.ReadOne<UnknownXActivityEvent>(Delivery("post.create", payload));

        Assert.Equal(payload, e.Raw.GetRawText());
    }

    [Theory]
    [InlineData("like.create", """{"post":{"id":"7","text":"x","author_id":"9","lang":"en"}}""")]
    [InlineData("follow.follow", """{"payload":{"follower":{"id":"1"},"followed":{"id":"2"}}}""")]
    [InlineData("profile.update.bio", """{"post":{"id":"7"}}""")]
    public void What_is_nested_and_is_no_such_event_is_drift(string kind, string payload)
    {
        var delivery = Lossless.Read(Delivery(kind, payload));

        Assert.Equal(kind, Assert.Single(delivery.Events).WireName);
        Assert.Equal([$"data.payload({kind}).{payload.Split('"')[1]}"], delivery.Drifts.Select(drift => drift.Path));
    }

    [Fact]
    public void An_event_of_an_unknown_kind_is_kept_with_what_it_is_nested_in()
    {
        var delivery = Lossless.Read(Delivery("post.paint", """{"post":{"id":"7"}}"""));

        var e = Assert.IsType<UnknownXActivityEvent>(Assert.Single(delivery.Events));
        Assert.Equal("""{"post":{"id":"7"}}""", e.Raw.GetRawText());
        Assert.Equal(["data.payload[\"post.paint\"]"], delivery.Drifts.Select(drift => drift.Path));
    }

    [Fact]
    public void Of_several_each_is_nested_for_itself()
    {
        var events = Lossless.Read(Delivery("post.delete", """[{"id":"1"},{"post":{"id":"2"}},{"payload":{"id":"3"},"x":{}},{"tweet":[]},5]""")).Events;

        Assert.Equal(["1", "2", "3", null], events.OfType<PostDeleteEvent>().Select(e => e.Id));
        Assert.IsType<UnknownXActivityEvent>(events[4]);
    }

    [Fact]
    public void A_kind_that_is_named_last_decides_what_is_nested()
    {
        var e = Lossless.ReadOne<LikeCreateEvent>("""{"data":{"payload":{"post":{"liked_post_id":"7"}},"event_type":"post.create","event_uuid":"e1","event_type":"like.create"}}""");

        Assert.Equal("7", e.LikedPostId);
    }

    [Fact]
    public void A_copy_is_written_in_what_its_original_came_in()
    {
        var e = Lossless.ReadOne<PostCreateEvent>(Delivery("post.create", """{"users":[1],"post":{"id":"7","text":"x"}}"""));

        var copy = e with { Post = e.Post with { Text = "y" } };

        Assert.Equal("""{"post":{"id":"7","text":"y"},"users":[1]}""", Encoding.UTF8.GetString(Lossless.Write(copy)));
        Assert.Equal("""{"post":{"id":"7","text":"y"},"users":[1]}""", JsonSerializer.Serialize(copy, TwitterEventsJsonContext.Default.PostCreateEvent));
        Assert.Equal("""{"id":"8"}""", JsonSerializer.Serialize(new PostCreateEvent { Post = new Post { Id = "8" } }, TwitterEventsJsonContext.Default.PostCreateEvent));
    }

    [Fact]
    public void Nested_or_not_an_event_is_equal_and_prints_the_same()
    {
        var plain = Lossless.ReadOne<PostDeleteEvent>(Delivery("post.delete", """{"id":"1","author_id":"9"}"""));
        var nested = Lossless.ReadOne<PostDeleteEvent>(Delivery("post.delete", """{"post":{"id":"1","author_id":"9"}}"""));

        Assert.Equal(plain with { Envelope = nested.Envelope, Activity = nested.Activity }, nested);
        Assert.Equal((plain with { Envelope = nested.Envelope, Activity = nested.Activity }).ToString(), nested.ToString());
    }

    [Fact]
    public void What_nobody_asks_for_is_skipped_with_what_stands_beside_it()
    {
        var json = Encoding.UTF8.GetBytes(Delivery("post.create", """[{"users":[{"a":1}],"post":{"id":"7","x":1,"text":"y"}},{"post":{"id":"8"}}]"""));

        var delivery = DeliveryReader.Read(json, TwitterEventsCatalog.Instance, DeliveryReader.DefaultMaxDepth, headers: null, new Nobody());

        Assert.Equal((0, 0, 0, false), (delivery.Events.Count, delivery.Drifts.Count, delivery.RawValues, delivery.IsComplete));
        Assert.Equal([typeof(PostCreateEvent), typeof(PostCreateEvent)], delivery.Skipped.Select(kind => kind.EventType));
    }

    /// <summary>In what every event says, in what makes it the same event, and in the actions it tells of.</summary>
    private static void AreSame(Delivery plain, Delivery nested)
    {
        Assert.Empty(nested.Drifts);
        Assert.Equal((0, 0), (nested.RawValues, RawLeaves.Count(nested)));
        Assert.Equal(plain.Events.Count, nested.Events.Count);
        foreach (var (one, other) in plain.Events.Zip(nested.Events))
        {
            Assert.Null(ObjectGraph.Difference(one, other));
            Assert.Equal((one.WireName, one.ForUserId, one.Identity, one.SentId), (other.WireName, other.ForUserId, other.Identity, other.SentId));
            Assert.Equal(Actions(one), Actions(other));
        }
    }

    private static IEnumerable<string?> Actions(TwitterEvent e) =>
        (e is IActionGroup { Actions: { Count: > 0 } several } ? several : [.. new[] { e }.OfType<IAction>()]).SelectMany(action => action.GetType().GetInterfaces()
            .Where(type => type.Namespace == "TwitterEvents")
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType.IsValueType)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}: {property.GetValue(action)}"));

    private static string Delivery(string kind, string payload) => $$$"""{"data":{"event_type":"{{{kind}}}","event_uuid":"e1","payload":{{{payload}}}}}""";

    private sealed class Nobody : IEventSelection
    {
        public bool Wants(EventKind kind) => false;
    }
}
