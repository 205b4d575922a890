using System.Text.Json;
using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>What does not fit its property goes, raw, to <c>AdditionalProperties</c> of the record it stands in.</summary>
public class MismatchTests
{
    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("{\"a\":[null]}")]
    [InlineData("[ 1, \"x\" ]")]
    [InlineData("\"a\\ud83d\"")]
    public void A_value_that_is_no_text_leaves_the_text_null(string value)
    {
        var tweet = Tweet($$"""{"id_str":"1","text":{{value}},"lang":"en"}""");

        Assert.Null(tweet.Text);
        Assert.Equal(value, tweet.AdditionalProperties!["text"].GetRawText());
        Assert.Equal(("1", "en"), (tweet.IdStr, tweet.Lang));
    }

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("5.5")]
    [InlineData("9223372036854775808")]
    [InlineData("9.300778475358126e17")]
    [InlineData("1e400")]
    public void A_value_that_is_no_64_bit_integer_leaves_the_number_null(string value)
    {
        var tweet = Tweet($$"""{"retweet_count":{{value}}}""");

        Assert.Null(tweet.RetweetCount);
        Assert.Equal(value, tweet.AdditionalProperties!["retweet_count"].GetRawText());
    }

    [Theory]
    [InlineData("10.0", 10)]
    [InlineData("-7.000", -7)]
    [InlineData("9223372036854775807.0", long.MaxValue)]
    public void An_integer_with_a_fraction_of_zeros_is_that_integer(string value, long expected)
    {
        var delivery = Lossless.Read($$"""{"tweet_create_events":[{"retweet_count":{{value}}}]}""");

        Assert.Equal(expected, Assert.IsType<TweetCreateEvent>(Assert.Single(delivery.Events)).Tweet.RetweetCount);
        Assert.Empty(delivery.Drifts);
    }

    [Theory]
    [InlineData("\"true\"")]
    [InlineData("1")]
    public void A_value_that_is_no_boolean_leaves_the_boolean_null(string value)
    {
        var tweet = Tweet($$"""{"truncated":{{value}}}""");

        Assert.Null(tweet.Truncated);
        Assert.Equal(value, tweet.AdditionalProperties!["truncated"].GetRawText());
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("[{\"id\":1}]")]
    public void A_value_that_is_no_object_leaves_the_record_null(string value)
    {
        var tweet = Tweet($$"""{"user":{{value}},"id_str":"1"}""");

        Assert.Null(tweet.User);
        Assert.Equal(value, tweet.AdditionalProperties!["user"].GetRawText());
        Assert.Equal("1", tweet.IdStr);
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}")]
    [InlineData("[{\"text\":\"a\"},5]")]
    [InlineData("[{\"text\":\"a\"},null]")]
    [InlineData("[{\"text\":\"a\"},{\"\\ud83d\":1}]")]
    [InlineData("[[{\"text\":\"a\"}]]")]
    public void One_unreadable_element_makes_its_whole_array_raw(string value)
    {
        var entities = Tweet($$$"""{"entities":{"hashtags":{{{value}}},"symbols":[{"text":"b"}]}}""").Entities!;

        Assert.Null(entities.Hashtags);
        Assert.Equal(value, entities.AdditionalProperties!["hashtags"].GetRawText());
        Assert.Equal("b", entities.Symbols![0].Text);
    }

    [Fact]
    public void An_element_that_is_only_partly_readable_stays_typed()
    {
        var hashtag = Tweet("""{"entities":{"hashtags":[{"text":5,"indices":[0,1]}]}}""").Entities!.Hashtags![0];

        Assert.Equal("5", hashtag.AdditionalProperties!["text"].GetRawText());
        Assert.Equal([0, 1], hashtag.Indices!);
    }

    [Fact]
    public void Mismatches_stay_in_the_record_they_stand_in_at_every_depth()
    {
        var tweet = Tweet("""{"quoted_status":{"user":{"entities":{"url":{"urls":[{"unwound":{"status":"200"}}]}},"name":7},"place":{"bounding_box":{"coordinates":[[[1,"2"]]]}}}}""");
        var quoted = tweet.QuotedStatus!;

        Assert.Null(tweet.AdditionalProperties);
        Assert.Null(quoted.AdditionalProperties);
        Assert.Equal("7", quoted.User!.AdditionalProperties!["name"].GetRawText());
        Assert.Equal("\"200\"", quoted.User.Entities!.Url!.Urls![0].Unwound!.AdditionalProperties!["status"].GetRawText());
        Assert.Equal("[[[1,\"2\"]]]", quoted.Place!.BoundingBox!.AdditionalProperties!["coordinates"].GetRawText());
    }

    [Fact]
    public void One_unreadable_entry_makes_its_whole_map_raw()
    {
        var envelope = (AccountActivityEnvelope)Lossless.Read("""{"users":{"1":{"id":"1"},"2":5},"apps":{"3":{"id":"3"},"4":null},"for_user_id":"1"}""").Envelope!;

        Assert.Null(envelope.Users);
        Assert.Null(envelope.Apps);
        Assert.Equal(["users", "apps"], envelope.AdditionalProperties!.Keys);
        Assert.Equal("1", envelope.GetForUserId());
    }

    [Fact]
    public void AdditionalProperties_cannot_be_changed()
    {
        var extras = Tweet("""{"new_field":1}""").AdditionalProperties!;

        Assert.True(extras.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => extras.Add("a", default));
        Assert.Throws<NotSupportedException>(() => extras["new_field"] = default);
        Assert.Throws<NotSupportedException>(extras.Clear);
    }

    [Fact]
    public void AdditionalProperties_are_null_where_all_fits() => Assert.Null(Tweet("""{"text":"a","lang":null}""").AdditionalProperties);

    [Fact]
    public void An_unknown_null_is_kept() =>
        Assert.Equal(JsonValueKind.Null, Tweet("""{"new_field":null}""").AdditionalProperties!["new_field"].ValueKind);

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
