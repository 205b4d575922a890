using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class TextEntityTests
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Every_entity_of_a_sample_stands_where_its_range_says(string name)
    {
        foreach (var (text, entities) in Samples.Read(name).Events.SelectMany(Texts))
        {
            Assert.All(Of(entities), entity =>
            {
                var (found, expected) = (text[entity.GetRange(text)!.Value], Expected(entity));
                Assert.Equal(expected, found, ignoreCase: true);
                Assert.Equal(expected, text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal)
                    .Replace("&amp;", "&", StringComparison.Ordinal)[entity.GetPlainRange(text)!.Value], ignoreCase: true);
            });
        }
    }

    [Fact]
    public void The_samples_have_entities_after_emoji_and_escapes()
    {
        var all = Samples.Names.SelectMany(name => Samples.Read(name).Events).SelectMany(Texts)
            .SelectMany(pair => Of(pair.Entities), (pair, entity) => (Before: pair.Text[..entity.GetRange(pair.Text)!.Value.Start.Value], entity)).ToList();

        Assert.Contains(all, one => one.Before.Any(char.IsSurrogate));
        Assert.Contains(all, one => one.Before.Contains("&amp;", StringComparison.Ordinal));
        Assert.Equal(["Hashtag", "Media", "SymbolEntity", "UrlEntity", "UserMention"], all.Select(one => one.entity.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("😀#a", new long[] { 1, 3 }, "#a")]
    [InlineData("👨‍👩‍👧 #a", new long[] { 6, 8 }, "#a")]
    [InlineData("é#a", new long[] { 1, 3 }, "#a")]
    [InlineData("e\u0301#a", new long[] { 2, 4 }, "#a")]
    [InlineData("&amp;#a", new long[] { 5, 7 }, "#a")]
    [InlineData("#a", new long[] { 0, 2 }, "#a")]
    [InlineData("#a", new long[] { 2, 2 }, "")]
    public void A_range_counts_code_points_of_the_escaped_text(string text, long[] indices, string found) =>
        Assert.Equal(found, text[new Hashtag { Indices = indices }.GetRange(text)!.Value]);

    [Theory]
    [InlineData("a &amp; b 😀 &lt;&lt; #tag", new long[] { 21, 25 }, "#tag")]
    [InlineData("&lt;x&gt;", new long[] { 0, 9 }, "<x>")]
    [InlineData("&amp;lt; #a", new long[] { 9, 11 }, "#a")]
    public void A_plain_range_counts_the_unescaped_text(string text, long[] indices, string found)
    {
        var plain = new MessageData { Text = text }.PlainText!;

        Assert.Equal(found, plain[new Hashtag { Indices = indices }.GetPlainRange(text)!.Value]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(new long[0])]
    [InlineData(new long[] { 1 })]
    [InlineData(new long[] { 0, 1, 2 })]
    [InlineData(new long[] { -1, 1 })]
    [InlineData(new long[] { 2, 1 })]
    [InlineData(new long[] { 0, 4 })]
    [InlineData(new long[] { 4, 4 })]
    [InlineData(new long[] { 0, long.MaxValue })]
    [InlineData(new long[] { long.MinValue, long.MaxValue })]
    public void Indices_that_point_nowhere_give_no_range(long[]? indices)
    {
        Assert.Null(new UrlEntity { Indices = indices }.GetRange("a😀b"));
        Assert.Null(new UrlEntity { Indices = indices }.GetPlainRange("a😀b"));
    }

    private static string? Expected(ITextEntity entity) => entity switch
    {
        Hashtag hashtag => "#" + hashtag.Text,
        SymbolEntity symbol => "$" + symbol.Text,
        UserMention mention => "@" + mention.ScreenName,
        UrlEntity url => url.Url,
        _ => ((Media)entity).Url,
    };

    private static IEnumerable<ITextEntity> Of(Entities entities) =>
        [.. entities.Hashtags ?? [], .. entities.Symbols ?? [], .. entities.UserMentions ?? [], .. entities.Urls ?? [], .. entities.Media ?? []];

    private static IEnumerable<(string Text, Entities Entities)> Texts(TwitterEvent e) => e switch
    {
        TweetCreateEvent { Tweet: var tweet } => Texts(tweet),
        FavoriteEvent { FavoritedStatus: { } tweet } => Texts(tweet),
        DirectMessageEvent { MessageCreate.MessageData: { Text: { } text, Entities: { } entities } } => [(text, entities)],
        _ => [],
    };

    private static IEnumerable<(string Text, Entities Entities)> Texts(Tweet tweet)
    {
        IEnumerable<(string? Text, Entities? Entities)> own =
        [
            (tweet.FullText ?? tweet.Text, tweet.Entities), (tweet.CompleteText, tweet.CompleteEntities),
            (tweet.ExtendedTweet?.FullText, tweet.ExtendedTweet?.ExtendedEntities), (tweet.FullText ?? tweet.Text, tweet.ExtendedTweet is null ? tweet.ExtendedEntities : null),
            (tweet.User?.Description, tweet.User?.Entities?.Description), (tweet.User?.Url, tweet.User?.Entities?.Url),
        ];
        IEnumerable<Tweet?> nested = [tweet.QuotedStatus, tweet.RetweetedStatus, tweet.User?.Status];
        return own.Where(pair => pair is { Text: not null, Entities: not null }).Select(pair => (pair.Text!, pair.Entities!))
            .Concat(nested.OfType<Tweet>().SelectMany(Texts));
    }
}
