using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class EscapedNameTests
{
    [Fact]
    public void Every_property_is_found_by_its_escaped_name_too()
    {
        var plain = Samples.Read("tweet_create_events/every-nullable-filled.json");
        var json = Samples.Bytes("tweet_create_events/every-nullable-filled.json");
        var parts = JsonParts.Of(json).Where(part => part.IsProperty).OrderByDescending(part => part.Name.Start.Value);
        var escaped = Encoding.Latin1.GetString(json); // a character a byte
        foreach (var part in parts)
        {
            var first = part.Name.Start.Value + 1;
            escaped = FormattableString.Invariant($"{escaped[..first]}\\u{(int)escaped[first]:X4}{escaped[(first + 1)..]}");
        }

        var delivery = Lossless.Read(Encoding.Latin1.GetBytes(escaped));

        Assert.Empty(delivery.Drifts);
        Assert.Null(ObjectGraph.Difference(plain.Events, delivery.Events));
        Assert.Null(ObjectGraph.Difference(plain.Envelope, delivery.Envelope));
    }

    [Fact]
    public void An_escaped_unknown_name_is_kept_unescaped()
    {
        var tweet = Lossless.ReadOne<TweetCreateEvent>("""{"tweet_create\u005fevents":[{"n\u00e9w\/\"field\ud83d\ude00":1}]}""").Tweet;

        Assert.Equal(["néw/\"field😀"], tweet.AdditionalProperties!.Keys);
    }

    [Theory]
    [InlineData("""{"Text":"a"}""")]
    [InlineData("""{"text ":"a"}""")]
    [InlineData("""{"tex":"a"}""")]
    [InlineData("""{"text\u0000":"a"}""")]
    public void A_name_matches_whole_and_by_case(string json)
    {
        var tweet = Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;

        Assert.Null(tweet.Text);
        Assert.Single(tweet.AdditionalProperties!);
    }
}
