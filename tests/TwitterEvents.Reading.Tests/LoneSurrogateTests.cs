using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Half an emoji, which JSON can escape and no UTF-8 or .NET string should hold.</summary>
public class LoneSurrogateTests
{
    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\ud83d\\ud83d\\ude00")]
    [InlineData("\\ud83dx\\ude00")]
    [InlineData("\\ud83d\\n\\ude00")]
    [InlineData("caf\u00e9 \\ud83d")]
    public void A_text_with_one_stays_raw(string text)
    {
        var tweet = Tweet($$"""{"text":"{{text}}","id_str":"1"}""");

        Assert.Null(tweet.Text);
        Assert.Equal($"\"{text}\"", tweet.AdditionalProperties!["text"].GetRawText());
    }

    [Theory]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\uD83D\\uDE00")]
    public void A_text_with_both_halves_is_a_text(string text) => Assert.Equal("a😀", Tweet($$"""{"text":"a{{text}}"}""").Text);

    [Fact]
    public void A_record_with_one_in_a_property_name_stays_raw_in_the_record_around_it()
    {
        var tweet = Tweet("""{"user":{"id_str":"1","\ud83d":[{"a":1}]},"lang":"en"}""");

        Assert.Null(tweet.User);
        Assert.Equal("""{"id_str":"1","\ud83d":[{"a":1}]}""", tweet.AdditionalProperties!["user"].GetRawText());
        Assert.Equal("en", tweet.Lang);
    }

    [Fact]
    public void An_unreadable_name_does_not_spoil_the_records_inside()
    {
        var outer = Tweet("""{"quoted_status":{"\ud83d":1,"user":{"id_str":"1"}},"user":{"id_str":"2"}}""");

        Assert.Equal("2", outer.User!.Id);
        Assert.Equal(["quoted_status"], outer.AdditionalProperties!.Keys);
    }

    [Fact]
    public void An_event_with_one_in_a_property_name_is_an_unknown_event_that_keeps_all()
    {
        var e = Lossless.ReadOne<UnknownEvent>("""{"tweet_create_events":[{"\ud83d":1,"user":{"id_str":"1"},"text":"a"}]}""");

        Assert.Equal("tweet_create_events", e.WireName);
    }

    [Fact]
    public void A_map_with_one_in_a_key_stays_raw()
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read("""{"users":{"1":{"id":"1"},"\ud83d":{"id":"2"}}}""").Envelope!;

        Assert.Null(envelope.Users);
        Assert.Equal(["users"], envelope.AdditionalProperties!.Keys);
    }

    [Theory]
    [InlineData("""{"\ud83d":{"type":"a"},"for_user_id":"7"}""", 1)]
    [InlineData("""{"\ud83d":[{"a":1},2],"for_user_id":"7"}""", 2)]
    [InlineData("""{"\ud83d":5,"for_user_id":"7"}""", 1)]
    [InlineData("""{"\ud83d":null,"for_user_id":"7"}""", 0)]
    [InlineData("""{"\ud83d":[],"for_user_id":"7"}""", 0)]
    [InlineData("""{"\ud83d":{"type":"a"}}""", 1)]
    [InlineData("""{"\ud83d":1,"\ud83d":{},"follow_events":[{"type":"follow"}]}""", 3)]
    [InlineData("""{"user_event":{"\ud83d":{"a":1},"revoke":{}}}""", 2)]
    public void A_key_of_the_delivery_with_one_loses_nothing(string json, int events) =>
        Assert.Equal(events, Lossless.Read(json).Events.Count);

    [Fact]
    public void One_in_a_flag_or_id_of_the_envelope_stays_raw()
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read("""{"for_user_id":"\ud83d","user_has_blocked":"\ud83d","is_blocked_by":"fals\udc00"}""").Envelope!;

        Assert.Null(envelope.GetForUserId());
        Assert.Equal(["for_user_id", "user_has_blocked", "is_blocked_by"], envelope.AdditionalProperties!.Keys);
    }

    [Fact]
    public void The_name_of_what_is_unknown_may_have_one_inside_a_raw_value() =>
        Assert.Equal("""{"\ud83d":1}""", Tweet("""{"new_field":{"\ud83d":1}}""").AdditionalProperties!["new_field"].GetRawText());

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
