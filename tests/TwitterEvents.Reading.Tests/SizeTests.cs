using System.Globalization;
using System.Text;
using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class SizeTests
{
    private const int Many = 10_000;

    [Fact]
    public void Ten_thousand_items_are_ten_thousand_events()
    {
        var items = Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"follow","source":{"id":"{{i}}"},"target":{"name":"somebody or other, it does not matter who"},"a":{{i}},"created_timestamp":"1556892973628"}"""));
        var delivery = Lossless.Read($$"""{"follow_events":[{{string.Join(",", items)}}]}""");

        Assert.Equal(Many, delivery.Events.Count);
        Assert.Equal("9999", ((FollowEvent)delivery.Events[^1]).Source!.Id);
        Assert.Equal(Many, delivery.RawValues);
    }

    [Fact]
    public void A_thousand_of_anything_fit_a_body_of_any_size()
    {
        Assert.Equal(500, Lossless.Read($$"""{"for_user_id":"7","poll_events":[{{string.Join(",", Enumerable.Repeat("1", 500))}}]}""").Events.Count);
        Assert.Equal(500, Lossless.Read($$"""{"tweet_delete_events":[{{string.Join(",", Enumerable.Repeat("{}", 500))}}]}""").Events.Count);
        Assert.Equal(990, Tweet(string.Join(",", Enumerable.Range(0, 990).Select(i => $"\"a{i}\":1"))).AdditionalProperties!.Count);
    }

    [Fact]
    public void Ten_thousand_times_one_property_keeps_the_last()
    {
        var repeats = string.Join(",", Enumerable.Range(0, Many).Select(i => $"\"text\":{i},\"a\":\"{new string('a', 50)}\",\"text\":\"{i}\""));
        var tweet = Tweet(repeats);

        Assert.Equal("9999", tweet.Text);
        Assert.Equal(["a"], tweet.AdditionalProperties!.Keys);
    }

    [Fact]
    public void A_text_of_a_megabyte_is_a_text()
    {
        var text = string.Concat(Enumerable.Repeat("\\ud83d\\ude00é", 80_000));

        Assert.Equal(240_000, Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{"text":"{{text}}"}]}""").Tweet.Text!.Length);
    }

    [Fact]
    public void Typed_objects_nested_to_the_deepest_limit_fit_a_stack_of_one_megabyte()
    {
        const int Limit = 512;
        const int Posts = Limit - 2;
        var json = "{\"tweet_create_events\":[" + string.Concat(Enumerable.Repeat("{\"quoted_status\":", Posts - 1)) + "{}" + new string('}', Posts - 1) + "]}";
        Delivery? delivery = null;
        var thread = new Thread(() => delivery = DeliveryReader.Read(Encoding.UTF8.GetBytes(json), TwitterEventsCatalog.Instance, Limit), maxStackSize: 1_048_576);

        thread.Start();
        thread.Join();

        Assert.Null(delivery!.Malformed);
        Assert.IsType<TweetCreateEvent>(Assert.Single(delivery.Events));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(513)]
    public void A_limit_that_is_no_limit_is_refused(int maxDepth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DeliveryReader.Read("{}"u8.ToArray(), TwitterEventsCatalog.Instance, maxDepth));

    private static Tweet Tweet(string properties) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{ {{properties}} }]}""").Tweet;
}
