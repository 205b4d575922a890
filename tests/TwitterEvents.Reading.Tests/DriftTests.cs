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
    [InlineData("""{"new_flag":1}""", "UnknownProperty new_flag")]
    [InlineData("""{"poll_events":[{"a":1}]}""", "UnknownEvent poll_events")]
    [InlineData("""{"poll_event":{}}""", "UnknownEvent poll_event")]
    [InlineData("""{"follow_events":[{"type":"poked","a":1}]}""", "UnknownType follow_events[]")]
    [InlineData("""{"follow_events":[5]}""", "UnknownType follow_events[]")]
    [InlineData("""{"follow_events":{"type":"follow"}}""", "UnknownType follow_events")]
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

    [Fact]
    public void A_path_too_deep_to_follow_is_cut()
    {
        var delivery = Lossless.Read("{\"tweet_create_events\":[" + string.Concat(Enumerable.Repeat("{\"quoted_status\":", 60)) + "{\"a\":1}" + new string('}', 60) + "]}");

        var drift = Assert.Single(delivery.Drifts);
        Assert.StartsWith("tweet_create_events[].quoted_status.", drift.Path, StringComparison.Ordinal);
        Assert.EndsWith(".….a", drift.Path, StringComparison.Ordinal);
    }
}
