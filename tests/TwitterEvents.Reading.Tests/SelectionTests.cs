using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Kinds nobody asks for are skipped unread.</summary>
public class SelectionTests
{
    private const string Json =
        """{"for_user_id":"7","follow_events":[{"type":"follow","a":1},{"type":"unfollow"}],"user_event":{"revoke":{},"suspend":{}},"poll_events":[{}],"tweet_create_events":[{}],"users":{"1":{"id":"1"}}}""";

    [Fact]
    public void Only_the_kinds_asked_for_are_read_and_the_envelope_always()
    {
        var delivery = Read(Json, typeof(UnfollowEvent), typeof(UserRevokeEvent));

        Assert.Equal(["UnfollowEvent", "UserRevokeEvent"], delivery.Events.Select(e => e.GetType().Name));
        Assert.Equal("7", delivery.Events[0].ForUserId);
        Assert.Equal("1", ((AccountActivityEnvelope)delivery.Envelope!).Users!["1"].Id);
        Assert.Equal("""{"type":"unfollow"}""", Encoding.UTF8.GetString(delivery.GetRawEvent(0).Span));
    }

    [Fact]
    public void Unknown_events_are_read_only_if_asked_for()
    {
        Assert.Equal(["user_event", "poll_events"], Read(Json, typeof(UnknownEvent)).Events.Select(e => e.WireName));
        Assert.Empty(Read(Json).Events);
    }

    [Fact]
    public void Drift_inside_what_is_skipped_is_not_looked_for_but_unknown_events_are_told()
    {
        var drifts = Read(Json).Drifts.Select(drift => drift.Path);

        Assert.Equal(["user_event.suspend", "poll_events"], drifts);
    }

    [Theory]
    [InlineData("follow", "unfollow", typeof(UnfollowEvent), true)]
    [InlineData("follow", "unfollow", typeof(FollowEvent), false)]
    [InlineData("poked", "unfollow", typeof(UnfollowEvent), true)]
    [InlineData("follow", "poked", typeof(UnknownEvent), true)]
    [InlineData("follow", "poked", typeof(FollowEvent), false)]
    public void Of_a_repeated_discriminator_the_last_decides_what_is_skipped(string first, string last, Type wanted, bool isRead)
    {
        var delivery = Read($$"""{"follow_events":[{"type":"{{first}}","a":{"b":1},"type":"{{last}}"},{"type":"mute"}]}""", wanted);

        Assert.Equal(isRead, delivery.Events.Any(e => wanted.IsInstanceOfType(e) && e is not UnknownEvent { Type: "mute" }));
    }

    [Theory]
    [InlineData("\"poked\"")]
    [InlineData("5")]
    public void What_is_of_no_kind_by_its_last_discriminator_is_the_same_whoever_asks(string last)
    {
        var json = $$"""{"follow_events":[{"type":"follow","source":{"id":"1"},"type":{{last}}}]}""";

        Assert.Equal("1", Assert.IsType<UnknownFollowEvent>(Read(json, typeof(TwitterEvent)).Events.Single()).Source!.Id);
        Assert.Equal("1", Assert.IsType<UnknownFollowEvent>(Read(json, typeof(UnknownEvent)).Events.Single()).Source!.Id);
    }

    [Fact]
    public void A_delivery_that_was_not_read_whole_cannot_be_written()
    {
        var delivery = Read(Json, typeof(FollowEvent));

        Assert.False(delivery.IsComplete);
        Assert.Throws<InvalidOperationException>(() => Lossless.Write(delivery));
        Assert.Throws<InvalidOperationException>(() => Lossless.Write(DeliveryReader.Read("{"u8.ToArray())));
    }

    [Fact]
    public void A_delivery_of_only_the_kinds_asked_for_is_read_whole() =>
        Assert.True(Read("""{"follow_events":[{"type":"follow"}],"mute_events":[]}""", typeof(FollowEvent)).IsComplete);

    private static Delivery Read(string json, params Type[] wanted) =>
        DeliveryReader.Read(Encoding.UTF8.GetBytes(json), TwitterEventsCatalog.Instance, DeliveryReader.DefaultMaxDepth, headers: null, new Selection(wanted));

    private sealed class Selection(Type[] wanted) : IEventSelection
    {
        public bool Wants(EventKind kind) => wanted.Any(type => type.IsAssignableFrom(kind.EventType));
    }
}
