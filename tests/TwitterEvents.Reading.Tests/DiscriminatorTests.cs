using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class DiscriminatorTests
{
    [Fact]
    public void The_discriminator_may_come_last()
    {
        var e = Lossless.ReadOne<UnfollowEvent>("""{"follow_events":[{"source":{"type":"follow","id":"1"},"x":["type","follow"],"type":"unfollow"}]}""");

        Assert.Equal("1", e.Source!.Id);
    }

    [Fact]
    public void The_discriminator_may_be_escaped() => Lossless.ReadOne<UnfollowEvent>("""{"follow_events":[{"\u0074ype":"\u0075nfollow"}]}""");

    [Theory]
    [InlineData("\"follow\"", "\"unfollow\"")]
    [InlineData("\"poked\"", "\"unfollow\"")]
    [InlineData("5", "\"unfollow\"")]
    [InlineData("null", "\"unfollow\"")]
    [InlineData("{}", "\"unfollow\"")]
    [InlineData("\"\\ud83d\"", "\"unfollow\"")]
    public void Of_a_repeated_discriminator_the_last_decides(string first, string last)
    {
        var e = Lossless.ReadOne<UnfollowEvent>($$"""{"follow_events":[{"type":{{first}},"source":{"id":"1","a":5},"type":{{last}}}]}""");

        Assert.Equal("unfollow", e.Type);
    }

    [Theory]
    [InlineData("\"poked\"", "poked")]
    [InlineData("5", null)]
    [InlineData("null", null)]
    [InlineData("[\"follow\"]", null)]
    public void Of_a_repeated_discriminator_the_last_decides_also_when_it_is_none(string last, string? type)
    {
        var e = Lossless.ReadOne<UnknownFollowEvent>($$"""{"follow_events":[{"type":"follow","source":{"id":"1"},"a":5,"type":{{last}}}]}""");

        Assert.Equal((type, "1"), (e.Type, e.Source?.Id));
    }

    [Fact]
    public void A_repeated_discriminator_reports_its_drift_once()
    {
        var delivery = Lossless.Read("""{"follow_events":[{"type":"follow","a":5,"type":"unfollow"}]}""");

        Assert.Equal([new Drift(DriftKind.UnknownProperty, "follow_events[].a")], delivery.Drifts);
        Assert.Equal(1, delivery.RawValues);
    }

    [Fact]
    public void A_user_event_may_hold_several_kinds()
    {
        var events = Lossless.Read("""{"user_event":{"revoke":{"source":{"user_id":"1"}},"suspend":{"a":1},"none":null,"revoke":{"source":{"user_id":"2"}}}}""").Events;

        Assert.Equal(["1", "2"], events.OfType<UserRevokeEvent>().Select(e => e.Source!.UserId));
        var unknown = Assert.Single(events.OfType<UnknownEvent>());
        Assert.Equal(("user_event", "suspend", """{"a":1}"""), (unknown.WireName, unknown.Type, unknown.Raw.GetRawText()));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[{}]")]
    [InlineData("\"\\ud83d\"")]
    public void A_user_event_whose_inner_value_is_no_object_is_unknown(string value)
    {
        var e = Lossless.ReadOne<UnknownEvent>($$$"""{"user_event":{"revoke":{{{value}}}}}""");

        Assert.Equal(("user_event", "revoke", value), (e.WireName, e.Type, e.Raw.GetRawText()));
    }
}
