using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class TweetVariantTests
{
    [Theory]
    [InlineData("own-tweet", TweetVariant.Own)]
    [InlineData("photos", TweetVariant.Own)]
    [InlineData("reply", TweetVariant.Reply)]
    [InlineData("self-reply", TweetVariant.Reply)]
    [InlineData("mention", TweetVariant.Mention)]
    [InlineData("mention-at-start-without-parent", TweetVariant.Mention)]
    [InlineData("retweet", TweetVariant.Retweet)]
    [InlineData("retweet-of-quote", TweetVariant.Retweet)]
    [InlineData("quote", TweetVariant.Quote)]
    public void A_sample_is_the_variant_it_is_named_by(string sample, TweetVariant variant) =>
        Assert.Equal(variant, Samples.ReadOne<TweetCreateEvent>($"tweet_create_events/{sample}.json").Variant);

    [Theory]
    [InlineData("""{"retweeted_status":{},"in_reply_to_status_id_str":"2","is_quote_status":true,"quoted_status":{}}""", TweetVariant.Retweet)]
    [InlineData("""{"is_quote_status":true,"quoted_status":{},"in_reply_to_status_id_str":"2"}""", TweetVariant.Quote)]
    [InlineData("""{"is_quote_status":true,"user":{"id_str":"7"}}""", TweetVariant.Own)]
    [InlineData("""{"is_quote_status":true,"quoted_status":null}""", TweetVariant.Unknown)]
    [InlineData("""{"in_reply_to_status_id":2,"user":{"id_str":"7"}}""", TweetVariant.Reply)]
    [InlineData("""{"in_reply_to_user_id_str":"7","user":{"id_str":"1"},"entities":{"user_mentions":[{"id_str":"7"}]}}""", TweetVariant.Mention)]
    [InlineData("""{"user":{"id_str":"1"},"entities":{"user_mentions":[{"id":7}]}}""", TweetVariant.Mention)]
    [InlineData("""{"user":{"id_str":"1"},"extended_tweet":{"entities":{"user_mentions":[{"id_str":"7"}]}}}""", TweetVariant.Mention)]
    [InlineData("""{"user":{"id_str":"7"},"entities":{"user_mentions":[{"id_str":"7"}]}}""", TweetVariant.Own)]
    [InlineData("""{"user":{"id_str":"1"},"entities":{"user_mentions":[{"id_str":"8"},{"id":null}]}}""", TweetVariant.Unknown)]
    [InlineData("""{"entities":{"user_mentions":[{"id_str":"7"}]}}""", TweetVariant.Unknown)]
    [InlineData("""{"user":{"id_str":""},"entities":{"user_mentions":[{"id_str":"7"}]}}""", TweetVariant.Unknown)]
    [InlineData("""{"user":{"id":1},"entities":{"user_mentions":[{"id":"7"}]}}""", TweetVariant.Mention)]
    [InlineData("{}", TweetVariant.Unknown)]
    public void The_variant_follows_from_the_post_and_the_subscribed_user(string tweet, TweetVariant variant) =>
        Assert.Equal(variant, Lossless.ReadOne<TweetCreateEvent>($$"""{"for_user_id":"7","tweet_create_events":[{{tweet}}]}""").Variant);

    [Fact]
    public void Without_a_subscribed_user_nobody_is_the_author() =>
        Assert.Equal(TweetVariant.Unknown, Lossless.ReadOne<TweetCreateEvent>("""{"tweet_create_events":[{"user":{},"entities":{"user_mentions":[{}]}}]}""").Variant);
}
