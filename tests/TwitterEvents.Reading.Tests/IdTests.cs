using System.Text;
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
    [InlineData("""{"id":9.3e17}""", null)]
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

    [Theory]
    [InlineData("79", "79")]
    [InlineData("930000000000000001", "930000000000000001")]
    [InlineData("99999999999999999999999", "99999999999999999999999")]
    [InlineData("-3577827201104920132", "-3577827201104920132")]
    public void An_id_that_came_as_an_integer_has_its_digits_and_is_written_as_it_came(string json, string id)
    {
        var delivery = Lossless.Read($$"""{"direct_message_events":[{"type":"message_create","id":{{json}}}]}""");

        var e = Assert.IsType<DirectMessageEvent>(Assert.Single(delivery.Events));
        Assert.Equal(id, e.Id);
        Assert.Equal($$"""{"type":"message_create","id":{{json}}}""", Encoding.UTF8.GetString(Lossless.Write(e)));
        Assert.Equal([new Drift(DriftKind.MismatchedValue, "direct_message_events[].id")], delivery.Drifts);
    }

    [Theory]
    [InlineData("9.3e+17")]
    [InlineData("79.0")]
    [InlineData("1E5")]
    [InlineData("true")]
    [InlineData("[79]")]
    public void What_is_no_integer_and_no_text_is_no_id(string json) =>
        Assert.Null(Lossless.ReadOne<DirectMessageEvent>($$"""{"direct_message_events":[{"type":"message_create","id":{{json}}}]}""").Id);

    [Theory]
    [InlineData("""{"id":"7"}""", "7")]
    [InlineData("""{"id":"-7"}""", "-7")]
    [InlineData("""{"id":"\u0037"}""", "7")]
    [InlineData("""{"id":"007"}""", null)]
    [InlineData("""{"id":"+7"}""", null)]
    [InlineData("""{"id":"-0"}""", null)]
    [InlineData("""{"id":" 7"}""", null)]
    [InlineData("""{"id":""}""", null)]
    [InlineData("""{"id":"\ud83d"}""", null)]
    [InlineData("""{"id":"99999999999999999999"}""", null)]
    [InlineData("""{"id":9.3e+17,"id_str":"930000000000000001"}""", "930000000000000001")]
    [InlineData("""{"id":"8","id_str":7}""", "7")]
    public void An_id_that_samples_have_as_a_number_is_read_from_text_too(string json, string? id) =>
        Assert.Equal(id, Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet.Id);

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("[\"1\",2]")]
    [InlineData("[1,\"2\"]")]
    public void Ids_in_a_list_are_read_from_numbers_too(string json) =>
        Assert.Equal(["1", "2"], Lossless.ReadOne<TweetCreateEvent>($$$"""{"tweet_create_events":[{"edit_history":{"initial_tweet_id":1,"edit_tweet_ids":{{{json}}}}}]}""").Tweet.EditHistory!.EditTweetIds!);

    [Fact]
    public void Of_a_repeated_id_the_last_wins_in_whichever_form()
    {
        Assert.Equal("2", DirectMessage("\"id\":1,\"id\":\"2\"").Id);
        Assert.Equal("2", DirectMessage("\"id\":\"1\",\"id\":2").Id);
        Assert.Equal("2", DirectMessage("\"id\":1,\"id\":2").Id);
        Assert.Null(DirectMessage("\"id\":1,\"id\":null").Id);
    }

    [Fact]
    public void An_id_set_on_a_copy_is_what_the_copy_writes()
    {
        var e = DirectMessage("\"id\":1");

        Assert.Equal("""{"type":"message_create","id":"2"}""", Encoding.UTF8.GetString(Lossless.Write(e with { Id = "2" })));
        Assert.Equal("""{"type":"message_create"}""", Encoding.UTF8.GetString(Lossless.Write(e with { Id = null })));
        Assert.Equal("""{"type":"message_create","id":1}""", Encoding.UTF8.GetString(Lossless.Write(e with { Id = "1" })));
    }

    private static DirectMessageEvent DirectMessage(string properties) =>
        Lossless.ReadOne<DirectMessageEvent>($$"""{"direct_message_events":[{"type":"message_create",{{properties}}}]}""");
}
