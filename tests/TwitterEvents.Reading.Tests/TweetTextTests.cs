using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class TweetTextTests
{
    [Fact]
    public void The_complete_text_of_a_truncated_post_is_the_extended_one()
    {
        var tweet = Samples.ReadOne<TweetCreateEvent>("tweet_create_events/truncated.json").Tweet;

        Assert.True(tweet.Truncated);
        Assert.Equal(tweet.ExtendedTweet!.FullText, tweet.CompleteText);
        Assert.Same(tweet.ExtendedTweet.Entities, tweet.CompleteEntities);
        Assert.True(tweet.CompleteText!.Length > tweet.Text!.Length);
    }

    [Theory]
    [InlineData("""{"text":"a"}""", "a")]
    [InlineData("""{"text":"a","full_text":"ab"}""", "ab")]
    [InlineData("""{"text":"a","full_text":"ab","extended_tweet":{"full_text":"abc"}}""", "abc")]
    [InlineData("""{"text":"a","extended_tweet":{}}""", "a")]
    [InlineData("{}", null)]
    public void The_complete_text_is_the_longest_form_sent(string json, string? text) => Assert.Equal(text, Tweet(json).CompleteText);

    [Theory]
    [InlineData("a &amp; b", "a & b")]
    [InlineData("&lt;b&gt;", "<b>")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&amp;amp;", "&amp;")]
    [InlineData("&quot;&#39;&nbsp;", "&quot;&#39;&nbsp;")]
    [InlineData("&&amp", "&&amp")]
    [InlineData("", "")]
    public void The_plain_text_unescapes_what_X_escapes_once(string text, string plain)
    {
        Assert.Equal(plain, Tweet($$"""{"text":"{{text}}"}""").PlainText);
        Assert.Equal(plain, new MessageData { Text = text }.PlainText);
    }

    [Fact]
    public void All_media_are_found_wherever_they_stand()
    {
        Assert.Equal(4, Samples.ReadOne<TweetCreateEvent>("tweet_create_events/photos.json").Tweet.CompleteMedia.Count);
        Assert.Equal("video", Assert.Single(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/video.json").Tweet.CompleteMedia).Type);
        Assert.Equal("animated_gif", Assert.Single(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/gif.json").Tweet.CompleteMedia).Type);
        Assert.NotEmpty(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/truncated.json").Tweet.CompleteMedia);
        Assert.Empty(Samples.ReadOne<TweetCreateEvent>("tweet_create_events/own-tweet.json").Tweet.CompleteMedia);
        Assert.Single(Tweet("""{"entities":{"media":[{"id_str":"1"}]}}""").CompleteMedia);
        Assert.Empty(Tweet("{}").CompleteMedia);
    }

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
