using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class PostVariantTests
{
    [Theory]
    [InlineData("own-tweet", PostVariant.Own)]
    [InlineData("photos", PostVariant.Own)]
    [InlineData("reply", PostVariant.Reply)]
    [InlineData("self-reply", PostVariant.Reply)]
    [InlineData("mention", PostVariant.Mention)]
    [InlineData("mention-at-start-without-parent", PostVariant.Mention)]
    [InlineData("retweet", PostVariant.Repost)]
    [InlineData("retweet-of-quote", PostVariant.Repost)]
    [InlineData("quote", PostVariant.Quote)]
    public void A_sample_is_the_variant_it_is_named_by(string sample, PostVariant variant) =>
        Assert.Equal(variant, Samples.ReadOne<TweetCreateEvent>($"tweet_create_events/{sample}.json").Variant);

    [Theory]
    [InlineData("""{"retweeted_status":{},"in_reply_to_status_id_str":"2","is_quote_status":true,"quoted_status":{}}""", PostVariant.Repost)]
    [InlineData("""{"is_quote_status":true,"quoted_status":{},"in_reply_to_status_id_str":"2"}""", PostVariant.Quote)]
    [InlineData("""{"is_quote_status":true,"user":{"id_str":"7"}}""", PostVariant.Own)]
    [InlineData("""{"is_quote_status":true,"quoted_status":null}""", PostVariant.Unknown)]
    [InlineData("""{"in_reply_to_status_id":2,"user":{"id_str":"7"}}""", PostVariant.Reply)]
    [InlineData("""{"in_reply_to_user_id_str":"7","user":{"id_str":"1"},"entities":{"user_mentions":[{"id_str":"7"}]}}""", PostVariant.Mention)]
    [InlineData("""{"user":{"id_str":"1"},"entities":{"user_mentions":[{"id":7}]}}""", PostVariant.Mention)]
    [InlineData("""{"user":{"id_str":"1"},"extended_tweet":{"entities":{"user_mentions":[{"id_str":"7"}]}}}""", PostVariant.Mention)]
    [InlineData("""{"user":{"id_str":"7"},"entities":{"user_mentions":[{"id_str":"7"}]}}""", PostVariant.Own)]
    [InlineData("""{"user":{"id_str":"1"},"entities":{"user_mentions":[{"id_str":"8"},{"id":null}]}}""", PostVariant.Unknown)]
    [InlineData("""{"entities":{"user_mentions":[{"id_str":"7"}]}}""", PostVariant.Unknown)]
    [InlineData("""{"user":{"id_str":""},"entities":{"user_mentions":[{"id_str":"7"}]}}""", PostVariant.Unknown)]
    [InlineData("""{"user":{"id":1},"entities":{"user_mentions":[{"id":"7"}]}}""", PostVariant.Mention)]
    [InlineData("{}", PostVariant.Unknown)]
    public void The_variant_follows_from_the_post_and_the_subscribed_user(string tweet, PostVariant variant) =>
        Assert.Equal(variant, Lossless.ReadOne<TweetCreateEvent>($$"""{"for_user_id":"7","tweet_create_events":[{{tweet}}]}""").Variant);

    [Fact]
    public void Without_a_subscribed_user_nobody_is_the_author() =>
        Assert.Equal(PostVariant.Unknown, Lossless.ReadOne<TweetCreateEvent>("""{"tweet_create_events":[{"user":{},"entities":{"user_mentions":[{}]}}]}""").Variant);
}
