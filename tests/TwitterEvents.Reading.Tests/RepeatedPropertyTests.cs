using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class RepeatedPropertyTests
{
    [Theory]
    [InlineData("\"a\"", "\"b\"", "b", null)]
    [InlineData("5", "\"b\"", "b", null)]
    [InlineData("\"a\"", "5", null, "5")]
    [InlineData("4", "5", null, "5")]
    [InlineData("\"a\"", "null", null, null)]
    [InlineData("5", "null", null, null)]
    [InlineData("null", "5", null, "5")]
    [InlineData("null", "\"b\"", "b", null)]
    public void Of_a_repeated_scalar_the_last_wins(string first, string last, string? text, string? raw)
    {
        var tweet = Tweet($$"""{"text":{{first}},"id_str":"1","\u0074ext":{{last}}}""");

        Assert.Equal(text, tweet.Text);
        Assert.Equal(raw, tweet.AdditionalProperties?["text"].GetRawText());
    }

    [Theory]
    [InlineData("""{"id_str":"1","name":"a"}""", """{"id_str":"2"}""", "2", null)]
    [InlineData("[1]", """{"id_str":"2"}""", "2", null)]
    [InlineData("""{"id_str":"1"}""", "[1]", null, "[1]")]
    [InlineData("""{"id_str":"1"}""", "null", null, null)]
    [InlineData("""{"\ud83d":"1"}""", """{"id_str":"2"}""", "2", null)]
    public void Of_a_repeated_object_the_last_wins_whole(string first, string last, string? id, string? raw)
    {
        var tweet = Tweet($$"""{"user":{{first}},"user":{{last}}}""");

        Assert.Equal(id, tweet.User?.Id);
        Assert.Null(tweet.User?.Name);
        Assert.Equal(raw, tweet.AdditionalProperties?["user"].GetRawText());
    }

    [Fact]
    public void Of_a_repeated_unknown_property_the_last_wins() =>
        Assert.Equal("[2]", Tweet("""{"new_field":1,"new_field":[2]}""").AdditionalProperties!["new_field"].GetRawText());

    [Fact]
    public void Of_a_repeated_map_key_the_last_wins()
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read("""{"users":{"1":{"name":"a"},"1":{"name":"b"}}}""").Envelope!;

        Assert.Equal("b", envelope.Users!["1"].Name);
    }

    [Fact]
    public void Of_a_repeated_envelope_property_the_last_wins_for_all_events()
    {
        var events = Lossless.Read("""{"for_user_id":"1","follow_events":[{"type":"follow"}],"for_user_id":{},"mute_events":[{"type":"mute"}],"for_user_id":"3"}""").Events;

        Assert.All(events, e => Assert.Equal("3", e.ForUserId));
    }

    [Fact]
    public void A_repeated_event_key_gives_all_its_items()
    {
        var delivery = Lossless.Read(
            """{"follow_events":[{"type":"follow","source":{"id":"1"}}],"follow_events":null,"mute_events":[{"type":"mute"}],"follow_events":[{"type":"follow","source":{"id":"2"}},{"type":"follow","source":{"id":"3"}}]}""");

        Assert.Equal(["1", "2", "3"], delivery.Events.OfType<FollowEvent>().Select(e => e.Source!.Id));
        Assert.Equal(4, delivery.Events.Count);
    }

    [Fact]
    public void A_repeated_unknown_key_gives_all_its_items()
    {
        var events = Lossless.Read("""{"for_user_id":"7","poll_events":[{"a":1}],"poll_events":{"a":2},"poll_events":3}""").Events.Cast<UnknownEvent>();

        Assert.Equal(["""{"a":1}""", """{"a":2}"""], events.Select(e => e.Raw.GetRawText()));
    }

    [Fact]
    public void A_repeated_single_event_gives_both() =>
        Assert.Equal(
            ["1", "2"],
            Lossless.Read("""{"replay_job_status":{"job_id":"1"},"replay_job_status":{"job_id":"2"}}""").Events.Cast<ReplayJobStatusEvent>().Select(e => e.JobId));

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
