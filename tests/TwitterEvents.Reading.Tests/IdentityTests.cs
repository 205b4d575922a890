using System.Text;
using TwitterEvents.Deliveries;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Reading.Tests.Support;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Reading.Tests;

/// <summary>What makes an event the same event when X sends it again.</summary>
public class IdentityTests
{
    [Theory]
    [InlineData("""{"tweet_create_events":[{"id":8,"id_str":"7"}]}""", "1:7")]
    [InlineData("""{"favorite_events":[{"id":"a1","timestamp_ms":1556892973628}]}""", "2:a113:1556892973628")]
    [InlineData("""{"favorite_events":[{"id":"a1"}]}""", null)]
    [InlineData("""{"follow_events":[{"type":"follow","source":{"id":"1"},"target":{"id":2},"created_timestamp":"3"}]}""", "1:11:21:3")]
    [InlineData("""{"mute_events":[{"type":"unmute","source":{"id":"1"},"target":{"id":"2"},"created_timestamp":"3"}]}""", "1:11:21:3")]
    [InlineData("""{"direct_message_events":[{"type":"message_create","id":"5"}]}""", "1:5")]
    [InlineData("""{"tweet_delete_events":[{"status":{"id":"5"}}]}""", "1:5")]
    [InlineData("""{"replay_job_status":{"job_id":"5","job_state":"Complete"}}""", "1:58:Complete")]
    [InlineData("""{"user_event":{"revoke":{"source":{"user_id":"1"},"target":{"app_id":"2"},"date_time":"2018-05-24T09:48:12+00:00"}}}""", null)]
    [InlineData("""{"direct_message_mark_read_events":[{"sender_id":"1","target":{"recipient_id":"2"},"last_read_event_id":"3","created_timestamp":"4"}]}""", "1:11:21:31:4")]
    [InlineData("""{"direct_message_indicate_typing_events":[{"sender_id":"1","target":{"recipient_id":"2"},"created_timestamp":"4"}]}""", "1:11:21:4")]
    [InlineData("""{"follow_events":[{"type":"follow","source":{"id":"1"},"target":{"id":"2"}}]}""", null)]
    [InlineData("""{"tweet_create_events":[{}]}""", null)]
    [InlineData("""{"poll_events":[{"id":"1"}]}""", null)]
    [InlineData("""{"\ud83d":[1]}""", null)]
    [InlineData("""{"data":{"id":"5","text":"x"},"matching_rules":[]}""", "1:5")]
    public void The_identity_of_an_event_is_made_of_its_ids(string json, string? identity) => Assert.Equal(identity, Assert.Single(Lossless.Read(json).Events).Identity);

    /// <summary>What brought several events has one id, so that it is the identity of none.</summary>
    [Theory]
    [InlineData("""{"data":{"event_uuid":"u1","event_type":"follow.follow","payload":{}}}""", "u1")]
    [InlineData("""{"data":{"event_uuid":"-7","event_type":"made.up","payload":{}}}""", "-7")]
    [InlineData("""{"data":{"event_type":"dm.read","payload":{},"event_uuid":7}}""", "7")]
    [InlineData("""{"data":{"event_type":"dm.read","event_uuid":"u1"}}""", "u1")]
    [InlineData("""{"data":{"event_type":"dm.read","event_uuid":"u0","\u0065vent_uuid":"u1","payload":{}}}""", "u1")]
    [InlineData("""{"data":{"event_type":"dm.read","event_uuid":null,"payload":{}}}""", null)]
    [InlineData("""{"data":{"event_type":"dm.read","event_uuid":"","payload":{}}}""", null)]
    [InlineData("""{"data":{"event_uuid":"u1"}}""", null)]
    public void An_event_has_the_id_of_what_brought_it(string json, string? id)
    {
        var e = Assert.Single(Lossless.Read(json).Events);

        Assert.Equal((null, id), (e.Identity, e.SentId));
    }

    [Fact]
    public void Every_event_of_a_sample_has_an_identity_but_the_one_that_X_dates_to_the_second_and_the_one_without_event_uuid() => Assert.All(
        Samples.Names.SelectMany(name => Samples.Read(name).Events),
        e => Assert.Equal(e is UserRevokeEvent or XActivityEvent { EventId: null }, (e.Identity ?? e.SentId) is null));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("0")]
    [InlineData("null")]
    [InlineData("9.3e17")]
    [InlineData("{}")]
    public void What_names_nothing_is_no_identity(string id)
    {
        Assert.Null(Lossless.ReadOne<DirectMessageEvent>($$"""{"direct_message_events":[{"type":"message_create","id":{{id}}}]}""").Identity);
        Assert.Null(Lossless.ReadOne<FollowEvent>($$"""{"follow_events":[{"type":"follow","source":{"id":"1"},"target":{"id":{{id}}},"created_timestamp":"3"}]}""").Identity);
        Assert.Null(Lossless.ReadOne<TweetDeleteEvent>($$$"""{"tweet_delete_events":[{"status":{"id":{{{id}}}}}]}""").Identity);
    }

    [Theory]
    [InlineData("\"5\"", "1:5")]
    [InlineData("5", "1:5")]
    [InlineData("\"00\"", "2:00")]
    public void What_names_something_is(string id, string identity) =>
        Assert.Equal(identity, Lossless.ReadOne<DirectMessageEvent>($$"""{"direct_message_events":[{"type":"message_create","id":{{id}}}]}""").Identity);

    [Fact]
    public void Parts_are_joined_so_that_no_two_joints_are_alike()
    {
        Assert.NotEqual(EventIdentity.Join("a/b", "c"), EventIdentity.Join("a", "b/c"));
        Assert.NotEqual(EventIdentity.Join("1:1", "1"), EventIdentity.Join("1", "1:1"));
        Assert.NotEqual(EventIdentity.Join("11", "1"), EventIdentity.Join("1", "11"));
    }

    [Fact]
    public void A_long_identity_is_a_hash_that_no_short_one_is()
    {
        var longest = EventIdentity.Join(new string('a', 61));
        var left = EventIdentity.Join(new string('a', 1_000_000));
        var right = EventIdentity.Join(new string('a', 999_999) + "b");

        Assert.Equal(64, longest!.Length);
        Assert.Equal((65, 65), (left!.Length, right!.Length));
        Assert.NotEqual(left, right);
        Assert.StartsWith("#", left, StringComparison.Ordinal);
        Assert.NotEqual(left, EventIdentity.Join(left));
    }

    [Fact]
    public void Equal_items_of_a_delivery_have_numbers_that_no_choice_of_handlers_changes()
    {
        const string Json = """{"for_user_id":"7","follow_events":[{"type":"follow"},{"type":"unfollow"},{"type":"poked"},5],"poll_events":[{},{}],"mute_events":null,"user_event":{"revoke":{},"none":null,"suspend":{}},"replay_job_status":[{}],"tweet_delete_events":[{},{}]}""";
        var all = Lossless.Read(Json);
        var some = DeliveryReader.Read(Encoding.UTF8.GetBytes(Json), TwitterEventsCatalog.Instance, DeliveryReader.DefaultMaxDepth, headers: null, new Only(typeof(TweetDeleteEvent)));

        Assert.Equal(Enumerable.Range(0, 11), Enumerable.Range(0, all.Events.Count).Select(all.GetIndex));
        Assert.Equal([9, 10], Enumerable.Range(0, some.Events.Count).Select(some.GetIndex));
    }

    [Theory]
    [InlineData("""{"for_user_id":"7","tweet_create_events":[{"id_str":"1","text":"a"}]}""", """{"for_user_id":7,"tweet_create_events":[{"text":"b","id_str":"1"}]}""", true)]
    [InlineData("""{"for_user_id":"7","tweet_create_events":[{"id_str":"1"}]}""", """{"for_user_id":"8","tweet_create_events":[{"id_str":"1"}]}""", false)]
    [InlineData("""{"tweet_create_events":[{"id_str":"1"}]}""", """{"direct_message_events":[{"type":"message_create","id":"1"}]}""", false)]
    [InlineData("""{"poll_events":[{"a":1}],"for_user_id":"7"}""", """{"poll_events":[{"a":1}],"for_user_id":7}""", false)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"poll_events":[{"a":1}]}""", true)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"poll_events":[{"a":2}]}""", false)]
    [InlineData("""{"poll_events":[{"a":1}]}""", """{"vote_events":[{"a":1}]}""", false)]
    [InlineData("""{"tweet_create_events":[{"text":"a"}]}""", """{"tweet_create_events":[{"text":"a"}]}""", true)]
    [InlineData("""{"tweet_create_events":[{"text":"a"}]}""", """{"tweet_create_events":[{"text":"b"}]}""", false)]
    public void Events_are_the_same_by_identity_or_else_by_the_bytes_of_the_delivery(string left, string right, bool same) => Assert.Equal(same, Key(left, "a") == Key(right, "a"));

    [Fact]
    public void Events_of_two_apps_are_never_the_same() =>
        Assert.NotEqual(Key("""{"poll_events":[{"a":1}]}""", "a"), Key("""{"poll_events":[{"a":1}]}""", "b"));

    private static RedeliveryKey Key(string json, string app)
    {
        var delivery = Lossless.Read(json);
        return RedeliveryKey.Of(Assert.Single(delivery.Events), app, new DeliveryName(delivery.RawJson), 0);
    }

    private sealed class Only(Type wanted) : IEventSelection
    {
        public bool Wants(EventKind kind) => kind.EventType == wanted;
    }
}
