using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class DriftTests
{
    [Theory]
    [InlineData("""{"tweet_create_events":[{"user":{"new_field":1}}]}""", "UnknownProperty tweet_create_events[].user.new_field")]
    [InlineData("""{"tweet_create_events":[{"new_field":1}]}""", "UnknownProperty tweet_create_events[].new_field")]
    [InlineData("""{"tweet_create_events":[{"id":"1"}]}""", "MismatchedValue tweet_create_events[].id")]
    [InlineData("""{"tweet_create_events":[{"user":[]}]}""", "MismatchedValue tweet_create_events[].user")]
    [InlineData("""{"tweet_create_events":[{"entities":{"hashtags":[{"a":1}]}}]}""", "UnknownProperty tweet_create_events[].entities.hashtags[].a")]
    [InlineData("""{"tweet_create_events":[{"quoted_status":{"user":{"id":{}}}}]}""", "MismatchedValue tweet_create_events[].quoted_status.user.id")]
    [InlineData("""{"users":{"123":{"a":1}}}""", "UnknownProperty users.*.a")]
    [InlineData("""{"users":{"123":5}}""", "MismatchedValue users")]
    [InlineData("""{"for_user_id":{}}""", "MismatchedValue for_user_id")]
    [InlineData("""{"for_user_id":"7","new_flag":1}""", "UnknownProperty new_flag")]
    [InlineData("""{"for_user_id":"7","poll_events":[{"a":1}]}""", "UnknownEvent poll_events")]
    [InlineData("""{"poll_event":{},"for_user_id":"7"}""", "UnknownEvent poll_event")]
    [InlineData("""{"new_flag":1,"poll_event":{},"a":[]}""", "UnknownEvent poll_event")]
    [InlineData("""{"user_event":{"":{}}}""", "UnknownType user_event[\"\"]")]
    [InlineData("""{"user_event":{"a.b":{}}}""", "UnknownType user_event[\"a.b\"]")]
    [InlineData("""{"tweet_create_events":[{"a\n[b]\u202e":1}]}""", "UnknownProperty tweet_create_events[][\"a\\n[b]\\u202E\"]")]
    [InlineData("""{"follow_events":[{"type":"poked","a":1}]}""", "UnknownType follow_events[]")]
    [InlineData("""{"follow_events":[5]}""", "UnknownType follow_events[]")]
    [InlineData("""{"follow_events":5}""", "UnknownType follow_events")]
    [InlineData("""{"user_event":{"suspend":{}}}""", "UnknownType user_event.suspend")]
    [InlineData("""{"user_event":{"revoke":{"a":1}}}""", "UnknownProperty user_event.revoke.a")]
    [InlineData("""{"replay_job_status":{"a":1}}""", "UnknownProperty replay_job_status.a")]
    public void Drift_is_told_by_kind_and_path(string json, string drift) =>
        Assert.Equal([drift], Lossless.Read(json).Drifts.Select(d => $"{d.Kind} {d.Path}"));

    [Fact]
    public void Drift_comes_in_the_order_of_the_text()
    {
        var drifts = Lossless.Read("""{"a":1,"follow_events":[{"type":"follow","b":2,"source":{"c":3},"d":4}],"e":[]}""").Drifts;

        Assert.Equal(["a", "follow_events[].b", "follow_events[].source.c", "follow_events[].d", "e"], drifts.Select(drift => drift.Path));
    }

    [Fact]
    public void What_is_kept_raw_whole_has_no_drift_inside()
    {
        var delivery = Lossless.Read("""{"tweet_create_events":[{"entities":{"hashtags":[{"a":1,"text":5},7],"urls":[{"b":1}]}}]}""");

        Assert.Equal(["tweet_create_events[].entities.hashtags", "tweet_create_events[].entities.urls[].b"], delivery.Drifts.Select(drift => drift.Path));
        Assert.Equal(4, delivery.RawValues);
    }

    [Fact]
    public void Nulls_and_empty_values_are_no_drift() =>
        Assert.Empty(Lossless.Read("""{"for_user_id":null,"users":{},"apps":null,"follow_events":[],"tweet_create_events":[{"text":null,"user":{},"entities":{"urls":[]}}]}""").Drifts);

    [Fact]
    public void Raw_values_count_scalars_that_are_not_null()
    {
        var delivery = Lossless.Read("""{"poll_events":[{"a":[1,null,"x",{}]}],"new":true,"tweet_create_events":[{"id":"1","b":null,"lang":"en"}]}""");

        Assert.Equal(4, delivery.RawValues);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(10, 1_000_000)]
    [InlineData(60, 1_000_000)]
    [InlineData(0, 201)]
    public void A_path_that_is_too_long_to_read_is_cut(int levels, int nameLength)
    {
        var name = new string('a', nameLength);
        var delivery = Lossless.Read("{\"tweet_create_events\":[" + string.Concat(Enumerable.Repeat("{\"quoted_status\":", levels)) + $"{{\"{name}\":1}}" + new string('}', levels) + "]}");

        var drift = Assert.Single(delivery.Drifts);
        Assert.StartsWith("tweet_create_events[]", drift.Path, StringComparison.Ordinal);
        Assert.Contains("…", drift.Path, StringComparison.Ordinal);
        Assert.InRange(drift.Path.Length, 20, 410);
    }

    [Fact]
    public void Of_more_than_1_000_drifts_the_first_are_kept_and_the_others_counted()
    {
        var items = string.Join(",", Enumerable.Repeat($$"""{"a":1,"text":"{{new string('x', 100)}}"}""", 1_005));
        var delivery = Lossless.Read($$"""{"tweet_create_events":[{"text":5},{{items}}]}""");

        Assert.Equal((1_000, 6), (delivery.Drifts.Count, delivery.OmittedDrifts));
        Assert.Equal(new Drift(DriftKind.MismatchedValue, "tweet_create_events[].text"), delivery.Drifts[0]);
        Assert.Equal([delivery.Drifts[1]], delivery.GetDrifts(1));
        Assert.Empty(delivery.GetDrifts(1_004));
    }

    [Fact]
    public void Drift_inside_what_is_then_kept_raw_whole_takes_no_place_of_others()
    {
        var items = string.Join(",", Enumerable.Repeat("""{"a":1,"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""", 1_005));
        var delivery = Lossless.Read($$"""{"tweet_create_events":[{"entities":{"hashtags":[{{items}},7]},"b":1}]}""");

        Assert.Equal(["tweet_create_events[].entities.hashtags", "tweet_create_events[].b"], delivery.Drifts.Select(drift => drift.Path));
        Assert.Equal(0, delivery.OmittedDrifts);
    }

    [Fact]
    public void The_same_place_is_one_text()
    {
        var drifts = Lossless.Read("""{"tweet_create_events":[{"user":{"a":1}},{"user":{"a":2}}]}""").Drifts;

        Assert.Equal(2, drifts.Count);
        Assert.Same(drifts[0].Path, drifts[1].Path);
    }
}
