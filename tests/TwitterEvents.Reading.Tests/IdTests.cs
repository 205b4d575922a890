using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class IdTests
{
    [Theory]
    [InlineData("""{"id":8,"id_str":"7"}""", "7")]
    [InlineData("""{"id":8}""", "8")]
    [InlineData("""{"id":9300778475358126000,"id_str":"7"}""", "7")]
    [InlineData("""{"id":9.300778475358126e17,"id_str":"7"}""", "7")]
    [InlineData("""{"id_str":"0ff1ce"}""", "0ff1ce")]
    [InlineData("{}", null)]
    public void The_id_is_the_text_one_if_there_is_one(string json, string? id)
    {
        var tweet = Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{"id":1,"user":{{json}},"entities":{"media":[{{json}}],"user_mentions":[{{json}}]},"quoted_status":{{json}}}]}""").Tweet;

        Assert.Equal(id, tweet.User!.Id);
        Assert.Equal(id, tweet.QuotedStatus!.Id);
        Assert.Equal(id, tweet.Entities!.Media![0].Id);
        Assert.Equal(id, tweet.Entities.UserMentions![0].Id);
    }

    [Theory]
    [InlineData("\"7\"", "7", false)]
    [InlineData("7", "7", true)]
    [InlineData("-1", "-1", true)]
    [InlineData("1.50", "1.50", true)]
    [InlineData("99999999999999999999", "99999999999999999999", true)]
    [InlineData("\"1DA1F2\"", "1DA1F2", false)]
    [InlineData("\"\"", "", false)]
    public void A_text_or_number_remembers_which_it_was(string json, string text, bool isNumber)
    {
        var value = Lossless.ReadOne<TweetCreateEvent>($$$"""{"tweet_create_events":[{"user":{"id":{{{json}}},"profile_link_color":{{{json}}}}}]}""").Tweet.User!.IdValue!.Value;

        Assert.Equal((text, isNumber), (value.ToString(), value.IsNumber));
        Assert.Equal(text, (string)value);
    }

    [Fact]
    public void A_text_or_number_equals_only_its_like()
    {
        Assert.Equal(new TextOrNumber("7"), new TextOrNumber("7"));
        Assert.Equal(new TextOrNumber(7), new TextOrNumber(7));
        Assert.NotEqual(new TextOrNumber("7"), new TextOrNumber(7));
        Assert.Equal("", default(TextOrNumber).ToString());
    }

    [Theory]
    [InlineData("true", true, false)]
    [InlineData("false", false, false)]
    [InlineData("\"true\"", true, true)]
    [InlineData("\"false\"", false, true)]
    [InlineData("\"\\u0074rue\"", true, true)]
    public void A_boolean_or_text_remembers_which_it_was(string json, bool value, bool isText)
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read($$"""{"user_has_blocked":{{json}}}""").Envelope!;

        Assert.Equal(new BooleanOrText(value, isText), envelope.UserHasBlocked);
        Assert.Equal(value, (bool)envelope.UserHasBlocked!.Value);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("\"True\"")]
    [InlineData("\"\"")]
    [InlineData("[true]")]
    public void What_is_no_boolean_in_either_form_stays_raw(string json)
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read($$"""{"user_has_blocked":{{json}}}""").Envelope!;

        Assert.Null(envelope.UserHasBlocked);
        Assert.Equal(json, envelope.AdditionalProperties!["user_has_blocked"].GetRawText());
    }
}
