using TwitterEvents.Inbox;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>What makes an event the same event when X sends it again.</summary>
public class IdentityTests
{
    [Theory]
    [InlineData("""{"tweet_create_events":[{"id":8,"id_str":"7"}]}""", "7")]
    [InlineData("""{"favorite_events":[{"id":"a1"}]}""", "a1")]
    [InlineData("""{"follow_events":[{"type":"follow","source":{"id":"1"},"target":{"id":2},"created_timestamp":"3"}]}""", "1/2/3")]
    [InlineData("""{"mute_events":[{"type":"unmute","source":{"id":"1"},"target":{"id":"2"},"created_timestamp":"3"}]}""", "1/2/3")]
    [InlineData("""{"direct_message_events":[{"type":"message_create","id":"5"}]}""", "5")]
    [InlineData("""{"tweet_delete_events":[{"status":{"id":"5"}}]}""", "5")]
    [InlineData("""{"replay_job_status":{"job_id":"5","job_state":"Complete"}}""", "5/Complete")]
    [InlineData("""{"user_event":{"revoke":{"source":{"user_id":"1"},"target":{"app_id":"2"},"date_time":"2018-05-24T09:48:12+00:00"}}}""", "1/2/1527155292000")]
    [InlineData("""{"direct_message_mark_read_events":[{"sender_id":"1","target":{"recipient_id":"2"},"last_read_event_id":"3","created_timestamp":"4"}]}""", "1/2/3/4")]
    [InlineData("""{"direct_message_indicate_typing_events":[{"sender_id":"1","target":{"recipient_id":"2"},"created_timestamp":"4"}]}""", "1/2/4")]
    [InlineData("""{"follow_events":[{"type":"follow","source":{"id":"1"},"target":{"id":"2"}}]}""", null)]
    [InlineData("""{"tweet_create_events":[{}]}""", null)]
    [InlineData("""{"poll_events":[{"id":"1"}]}""", null)]
    public void The_identity_of_an_event_is_made_of_its_ids(string json, string? identity) => Assert.Equal(identity, Assert.Single(Lossless.Read(json).Events).Identity);

    [Fact]
    public void Every_event_of_a_sample_has_an_identity() =>
        Assert.All(Samples.Names.SelectMany(name => Samples.Read(name).Events), e => Assert.NotNull(e.Identity));

    [Theory]
    [InlineData("""{"for_user_id":"7","tweet_create_events":[{"id_str":"1","text":"a"}]}""", """{"for_user_id":7,"tweet_create_events":[{"text":"b","id_str":"1"}]}""", true)]
    [InlineData("""{"for_user_id":"7","tweet_create_events":[{"id_str":"1"}]}""", """{"for_user_id":"8","tweet_create_events":[{"id_str":"1"}]}""", false)]
    [InlineData("""{"tweet_create_events":[{"id_str":"1"}]}""", """{"direct_message_events":[{"type":"message_create","id":"1"}]}""", false)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"poll_events":[{"a":1}],"for_user_id":null}""", true)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"poll_events":[{"a":2}]}""", false)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"vote_events":[{"a":1}]}""", false)]
    [InlineData("""{"tweet_create_events":[{"text":"a"}]}""", """{"tweet_create_events":[{"text":"a"}]}""", true)]
    [InlineData("""{"tweet_create_events":[{"text":"a"}]}""", """{"tweet_create_events":[{"text":"b"}]}""", false)]
    public void Events_are_the_same_by_identity_or_else_by_text(string left, string right, bool same) => Assert.Equal(same, Key(left, "a") == Key(right, "a"));

    [Fact]
    public void Events_of_two_apps_are_never_the_same() =>
        Assert.NotEqual(Key("""{"poll_events":[{"a":1}]}""", "a"), Key("""{"poll_events":[{"a":1}]}""", "b"));

    private static EventKey Key(string json, string app)
    {
        var delivery = Lossless.Read(json);
        return EventKey.Of(Assert.Single(delivery.Events), app, new DeliveryName(delivery.RawJson), 0);
    }
}
