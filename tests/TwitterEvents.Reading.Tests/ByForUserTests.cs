using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class ByForUserTests
{
    [Fact]
    public void An_event_is_by_the_subscribed_user_if_that_user_did_it()
    {
        Assert.True(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/own-tweet.json").IsByForUser);
        Assert.False(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/mention.json").IsByForUser);
        Assert.True(Samples.ReadOne<FavoriteEvent>("favorite_events/favorite-by-user.json").IsByForUser);
        Assert.False(Samples.ReadOne<FavoriteEvent>("favorite_events/favorite-of-user.json").IsByForUser);
        Assert.True(Samples.ReadOne<FollowEvent>("follow_events/follow-by-user.json").IsByForUser);
        Assert.False(Samples.ReadOne<FollowEvent>("follow_events/follow.json").IsByForUser);
        Assert.True(Samples.ReadOne<UnfollowEvent>("follow_events/unfollow.json").IsByForUser);
        Assert.True(Samples.ReadOne<BlockEvent>("block_events/block.json").IsByForUser);
        Assert.True(Samples.ReadOne<UnblockEvent>("block_events/unblock.json").IsByForUser);
        Assert.True(Samples.ReadOne<MuteEvent>("mute_events/mute.json").IsByForUser);
        Assert.True(Samples.ReadOne<UnmuteEvent>("mute_events/unmute.json").IsByForUser);
    }

    [Theory]
    [InlineData("\"7\"", """{"id":"7"}""", true)]
    [InlineData("7", """{"id":"7"}""", true)]
    [InlineData("\"7\"", """{"id":7}""", true)]
    [InlineData("\"7\"", """{"id":8,"id_str":"7"}""", true)]
    [InlineData("\"7\"", """{"id":7,"id_str":"8"}""", false)]
    [InlineData("\"7\"", """{"id":"8"}""", false)]
    [InlineData("\"7\"", "{}", true)]
    [InlineData("null", "{}", true)]
    [InlineData("null", """{"id":"7"}""", true)]
    [InlineData("\"7\"", "null", true)]
    [InlineData("\"7\"", "5", true)]
    [InlineData("\"\"", """{"id":"7"}""", true)]
    [InlineData("\"7\"", """{"id":""}""", true)]
    [InlineData("\"7\"", """{"id":0}""", true)]
    public void Ids_are_compared_as_text_and_only_who_is_known_to_be_another_is_another(string forUserId, string source, bool isBy) =>
        Assert.Equal(isBy, Lossless.ReadOne<FollowEvent>($$"""{"for_user_id":{{forUserId}},"follow_events":[{"type":"follow","source":{{source}}}]}""").IsByForUser);

    [Theory]
    [InlineData("\"1684207315\"", "1684207315")]
    [InlineData("1684207315", "1684207315")]
    [InlineData("99999999999999999999999", "99999999999999999999999")]
    [InlineData("9.3e17", null)]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    public void The_subscribed_user_is_known_by_its_text(string json, string? forUserId) =>
        Assert.Equal(forUserId, Lossless.ReadOne<FollowEvent>($$"""{"follow_events":[{"type":"follow"}],"for_user_id":{{json}}}""").ForUserId);

    [Fact]
    public void No_event_without_its_people_is_somebody_elses()
    {
        Assert.True(new FavoriteEvent().IsByForUser);
        Assert.True(new FollowEvent().IsByForUser);
        Assert.True(new UnfollowEvent().IsByForUser);
        Assert.True(new BlockEvent().IsByForUser);
        Assert.True(new UnblockEvent().IsByForUser);
        Assert.True(new MuteEvent().IsByForUser);
        Assert.True(new UnmuteEvent().IsByForUser);
        Assert.True(new TweetCreateEvent { Tweet = new Tweet() }.IsByForUser);
        Assert.True(new DirectMessageEvent().IsEcho);
    }
}
