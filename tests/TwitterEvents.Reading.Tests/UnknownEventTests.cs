using System.Text;
using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class UnknownEventTests
{
    [Fact]
    public void An_object_under_an_unknown_key_is_one_unknown_event()
    {
        var e = Lossless.ReadOne<UnknownEvent>("""{"for_user_id":"7","poll_event":{"type":"closed","a":[1]}}""");

        Assert.Equal(("poll_event", "closed", "7"), (e.WireName, e.Type, e.ForUserId));
        Assert.Equal("""{"type":"closed","a":[1]}""", e.Raw.GetRawText());
    }

    [Fact]
    public void Each_item_under_an_unknown_key_is_one_unknown_event()
    {
        var events = Lossless.Read("""{"poll_events":[{"type":"closed"},5,null,"x",[{"type":"no"}]],"for_user_id":7}""").Events.Cast<UnknownEvent>().ToList();

        Assert.All(events, e => Assert.Equal(("poll_events", "7"), (e.WireName, e.ForUserId)));
        Assert.Equal(["""{"type":"closed"}""", "5", "null", "\"x\"", """[{"type":"no"}]"""], events.Select(e => e.Raw.GetRawText()));
        Assert.Equal(["closed", null, null, null, null], events.Select(e => e.Type));
    }

    [Theory]
    [InlineData("""{"for_user_id":"7","poll_event":{"type":"closed","token":"hush-hush"}}""")]
    [InlineData("""{"for_user_id":"7","follow_events":[{"type":"poked","token":"hush-hush"}]}""")]
    [InlineData("""{"data":{"filter":{"user_id":"7"},"event_type":"chat.closed","event_uuid":"1","payload":{"conversation_token":"hush-hush"}}}""")]
    public void What_an_unknown_event_holds_is_not_shown_for_nobody_knows_what_in_it_is_secret(string body)
    {
        var e = (UnknownEvent)Assert.Single(DeliveryReader.Read(Encoding.UTF8.GetBytes(body)).Events);
        var text = e.ToString();

        Assert.Contains("ForUserId = 7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", text, StringComparison.Ordinal);
        Assert.Contains("hush-hush", e.Raw.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("\"a\\ud83d\"")]
    [InlineData("true")]
    public void A_scalar_under_an_unknown_key_belongs_to_the_envelope(string value)
    {
        var delivery = Lossless.Read($$"""{"new_flag":{{value}},"for_user_id":"7"}""");

        Assert.Empty(delivery.Events);
        Assert.Equal(value, ((AccountActivityEnvelope)delivery.Envelope!).AdditionalProperties!["new_flag"].GetRawText());
    }

    [Theory]
    [InlineData("""{"type":"poked","a":1}""", "poked")]
    [InlineData("""{"a":1}""", null)]
    [InlineData("""{"type":null}""", null)]
    [InlineData("""{"type":5}""", null)]
    [InlineData("""{"type":{"type":"follow"}}""", null)]
    [InlineData("""{"type":"\ud83d"}""", null)]
    [InlineData("""{"type":"Follow"}""", "Follow")]
    [InlineData("""{"a":{"type":"follow"}}""", null)]
    [InlineData("{}", null)]
    public void An_item_of_a_known_key_without_a_known_type_is_an_unknown_event(string item, string? type)
    {
        var e = Lossless.ReadOne<UnknownEvent>($$"""{"follow_events":[{{item}}]}""");

        Assert.Equal(("follow_events", type), (e.WireName, e.Type));
        Assert.Equal(item, e.Raw.GetRawText());
    }

    [Theory]
    [InlineData("follow_events", "null")]
    [InlineData("follow_events", "5")]
    [InlineData("tweet_create_events", "\"x\"")]
    [InlineData("tweet_create_events", "[{\"id_str\":\"1\"}]")]
    [InlineData("direct_message_mark_read_events", "false")]
    public void An_item_that_is_no_object_is_an_unknown_event(string key, string item)
    {
        var e = Lossless.ReadOne<UnknownEvent>($$"""{"{{key}}":[{{item}}]}""");

        Assert.Equal((key, item), (e.WireName, e.Raw.GetRawText()));
    }

    [Theory]
    [InlineData("direct_message_events", "\"x\"", null)]
    [InlineData("user_event", """[{"revoke":{}}]""", null)]
    [InlineData("user_event", "5", null)]
    public void A_known_key_that_holds_neither_object_nor_array_is_one_unknown_event(string key, string value, string? type)
    {
        var e = Lossless.ReadOne<UnknownEvent>($$"""{"{{key}}":{{value}}}""");

        Assert.Equal((key, type, value), (e.WireName, e.Type, e.Raw.GetRawText()));
    }

    [Theory]
    [InlineData("follow_events", """{"type":"follow"}""", "FollowEvent")]
    [InlineData("tweet_create_events", """{"id_str":"1"}""", "TweetCreateEvent")]
    [InlineData("replay_job_status", """[{"job_id":"1"},{"job_id":"2"}]""", "ReplayJobStatusEvent")]
    public void One_event_where_others_have_an_array_is_read_and_the_other_way_round(string key, string value, string type)
    {
        var delivery = Lossless.Read($$"""{"{{key}}":{{value}}}""");

        Assert.All(delivery.Events, e => Assert.Equal(type, e.GetType().Name));
        Assert.Empty(delivery.Drifts);
    }

    [Fact]
    public void A_kind_no_sample_has_is_typed_as_far_as_the_kinds_of_its_key_agree()
    {
        const string Item = """{ "type": "poked", "created_timestamp": "1556892973628", "source": {"id":"1"}, "target": null, "force": 3 }""";
        var delivery = Lossless.Read($$"""{"for_user_id":"7","follow_events":[{{Item}}]}""");

        var e = Assert.IsType<UnknownFollowEvent>(Assert.Single(delivery.Events));
        Assert.Equal(("follow_events", "poked", "7", "1"), (e.WireName, e.Type, e.ForUserId, e.Source?.Id));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1556892973628), e.CreatedTimestamp);
        Assert.Equal("3", e.AdditionalProperties!["force"].GetRawText());
        Assert.Equal(Item, e.Raw.GetRawText());
        Assert.Equal("9", (e with { Raw = JsonElement.Parse("9") }).Raw.GetRawText());
        Assert.Equal(new Drift(DriftKind.UnknownType, "follow_events[]"), Assert.Single(delivery.Drifts));
        Assert.Equal(1, delivery.RawValues);
    }

    [Fact]
    public void An_inner_key_no_sample_has_is_a_kind_as_well()
    {
        var e = Lossless.ReadOne<UnknownUserEvent>("""{"user_event":{"suspend":{"date_time":"2018-05-24T09:48:12+00:00","source":{"user_id":"1"}}}}""");

        Assert.Equal(("user_event", "suspend", "1"), (e.WireName, e.Type, e.Source?.UserId));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[ ]")]
    public void A_key_that_holds_nothing_gives_no_event(string value)
    {
        foreach (var key in TwitterEventsCatalog.Instance.Kinds.Select(kind => kind.WireName).Append("poll_events"))
        {
            Assert.Empty(Lossless.Read($$"""{"{{key}}":{{value}},"for_user_id":"1"}""").Events);
        }
    }

    [Fact]
    public void An_event_beside_an_unknown_one_is_typed()
    {
        var events = Lossless.Read("""{"follow_events":[{"type":"poked"},{"type":"follow"},7],"poll_events":[{}],"mute_events":[{"type":"mute"}]}""").Events;

        Assert.Equal(["UnknownFollowEvent", "FollowEvent", "UnknownEvent", "UnknownEvent", "MuteEvent"], events.Select(e => e.GetType().Name));
    }

    [Fact]
    public void An_item_whose_own_property_name_cannot_be_kept_is_an_unknown_event_of_its_type()
    {
        var e = Lossless.ReadOne<UnknownEvent>("""{"follow_events":[{"type":"follow","\ud83d":1,"source":{"id":"1"}}]}""");

        Assert.Equal(("follow_events", "follow"), (e.WireName, e.Type));
    }

    [Fact]
    public void Raw_values_outlive_the_reading()
    {
        var e = Lossless.ReadOne<UnknownEvent>("""{"for_user_id":"7","poll_events":[{"a":"b"}]}""");

        GC.Collect();
        Assert.Equal(JsonValueKind.Object, e.Raw.ValueKind);
        Assert.Equal("b", e.Raw.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData("""{"data":{"id":"1","type":"post"}}""", "data", "post")]
    [InlineData("""{"version":2,"type":"a","events":[{"type":"b"}],"data":{"type":"c"}}""", "events", null)]
    [InlineData("""{"version":2,"date":"x"}""", "version", null)]
    [InlineData("""{"\ud83d":5,"a":null}""", "\uFFFD", null)]
    [InlineData("""{"poll_events":[]}""", "poll_events", null)]
    [InlineData("""{"data":null}""", "data", null)]
    [InlineData(""" { "data" : [ ] , "data" : { } } """, "data", null)]
    public void A_body_of_which_nothing_is_known_is_one_unknown_event_with_all_of_it(string json, string wireName, string? type)
    {
        var delivery = Lossless.Read(json);

        var e = Assert.IsType<UnknownEvent>(Assert.Single(delivery.Events));
        Assert.Equal((wireName, type, null), (e.WireName, e.Type, e.ForUserId));
        Assert.Equal(json.Trim(), e.Raw.GetRawText());
        Assert.Equal(json.Trim(), System.Text.Encoding.UTF8.GetString(delivery.GetRawEvent(0).Span));
        Assert.Equal([new Drift(DriftKind.UnknownEvent, Assert.Single(delivery.Drifts).Path)], delivery.GetDrifts(0));
    }

    [Theory]
    [InlineData("""{"a":{},"b":{},"for_user_id":null}""")]
    [InlineData("""{"a":{},"b":{},"follow_events":[]}""")]
    [InlineData("""{"a":{},"b":{},"\u0075sers":5}""")]
    public void A_body_of_which_one_key_is_known_gives_one_unknown_event_for_each_that_is_not(string json) =>
        Assert.Equal(["a", "b"], Lossless.Read(json).Events.Select(e => e.WireName));

    [Theory]
    [InlineData("{}")]
    [InlineData("{ }")]
    public void An_empty_body_gives_no_event(string json) => Assert.Empty(Lossless.Read(json).Events);
}
