using TwitterEvents.Models;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>A date is typed only if its text is the one it will be written as.</summary>
public class DateTests
{
    [Theory]
    [InlineData("Thu Apr 06 15:24:15 +0000 2017")]
    [InlineData("Thu Feb 29 00:00:00 +0000 2024")]
    [InlineData("Mon Jan 01 00:00:00 +0000 0001")]
    [InlineData("Fri Dec 31 23:59:59 +0000 9999")]
    [InlineData("Thu Apr 06 15:24:15 +0100 2017")] // some old captures
    [InlineData("Thu Apr 06 15:24:15 -0330 2017")]
    public void A_Twitter_date_is_typed(string text) => Assert.NotNull(CreatedAt(text).CreatedAt);

    [Theory]
    [InlineData("Fri Apr 06 15:24:15 +0000 2017")] // that day was a Thursday
    [InlineData("Thu Apr 06 15:24:15 +2500 2017")]
    [InlineData("Thu Apr 06 15:24:15 -0000 2017")]
    [InlineData("Thu Apr 6 15:24:15 +0000 2017")]
    [InlineData("Thu Apr  6 15:24:15 +0000 2017")]
    [InlineData("thu apr 06 15:24:15 +0000 2017")]
    [InlineData("Thu Apr 06 24:00:00 +0000 2017")]
    [InlineData("Thu Apr 06 15:24:60 +0000 2017")]
    [InlineData("Wed Feb 29 00:00:00 +0000 2023")]
    [InlineData("Sun Abc 06 15:24:15 +0000 2017")]
    [InlineData("Thu Apr 06 15:24:15 +0000 20177")]
    [InlineData("Sun Jan 00 00:00:00 +0000 2017")]
    [InlineData("2017-04-06T15:24:15Z")]
    [InlineData("")]
    public void A_text_that_is_no_canonical_Twitter_date_stays_raw(string text)
    {
        var tweet = CreatedAt(text);

        Assert.Null(tweet.CreatedAt);
        Assert.Equal(text, tweet.AdditionalProperties!["created_at"].GetString());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1556892973628", 1556892973628)]
    [InlineData("253402300799999", 253402300799999)]
    public void Milliseconds_as_text_are_typed(string text, long milliseconds) =>
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), TimestampMs($"\"{text}\"").TimestampMs);

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"01556892973628\"")]
    [InlineData("\" 1556892973628\"")]
    [InlineData("\"1556892973628.0\"")]
    [InlineData("\"253402300800000\"")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"\u0661\u0662\"")]
    [InlineData("1556892973628.5")]
    public void What_is_no_canonical_text_of_milliseconds_stays_raw(string json)
    {
        var tweet = TimestampMs(json);

        Assert.Null(tweet.TimestampMs);
        Assert.Equal(json, tweet.AdditionalProperties!["timestamp_ms"].GetRawText());
    }

    [Theory]
    [InlineData("1556892973628", true)]
    [InlineData("0", true)]
    [InlineData("-1", false)]
    [InlineData("1556892973628.0", true)] // the same number
    [InlineData("1556892973628.5", false)]
    [InlineData("1.556892973628e12", false)]
    [InlineData("1e400", false)]
    [InlineData("\"1556892973628\"", true)] // as other events have it
    [InlineData("\"1556892973628.0\"", false)]
    public void Milliseconds_are_typed_if_they_are_an_integer(string json, bool isTyped)
    {
        var e = Lossless.ReadOne<FavoriteEvent>($$"""{"favorite_events":[{"timestamp_ms":{{json}}}]}""");

        Assert.Equal(isTyped, e.TimestampMs is not null);
    }

    [Theory]
    [InlineData("""{"created_at":"Thu Apr 06 15:24:15 \u002B0000 2017"}""")]
    [InlineData("""{"created_at":"\u0054hu Apr 06 15:24:15 +0000 2017"}""")]
    public void An_escaped_date_is_a_date(string json) =>
        Assert.Equal(new DateTimeOffset(2017, 4, 6, 15, 24, 15, TimeSpan.Zero), Tweet(json).CreatedAt);

    private static Tweet CreatedAt(string text) => Tweet($$"""{"created_at":"{{text}}"}""");

    private static Tweet TimestampMs(string json) => Tweet($$"""{"timestamp_ms":{{json}}}""");

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
