using System.Diagnostics;
using System.Globalization;
using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class SizeTests
{
    private const int Many = 10_000;

    [Fact]
    public void Ten_thousand_items_are_ten_thousand_events()
    {
        var items = Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"follow","source":{"id":"{{i}}"},"a":{{i}}}"""));
        var delivery = Lossless.Read($$"""{"follow_events":[{{string.Join(",", items)}}]}""");

        Assert.Equal(Many, delivery.Events.Count);
        Assert.Equal("9999", ((FollowEvent)delivery.Events[^1]).Source!.Id);
        Assert.Equal(Many, delivery.RawValues);
    }

    [Fact]
    public void Ten_thousand_unknown_items_are_ten_thousand_events() =>
        Assert.Equal(Many, Lossless.Read($$"""{"poll_events":[{{string.Join(",", Enumerable.Repeat("{}", Many))}}]}""").Events.Count);

    [Fact]
    public void Ten_thousand_times_one_property_keeps_the_last()
    {
        var repeats = string.Join(",", Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"text\":{i},\"a\":{i},\"text\":\"{i}\"")));
        var tweet = Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{ {{repeats}} }]}""").Tweet;

        Assert.Equal("9999", tweet.Text);
        Assert.Equal(["a"], tweet.AdditionalProperties!.Keys);
    }

    [Fact]
    public void Ten_thousand_unknown_properties_are_kept()
    {
        var names = string.Join(",", Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"new_{i}\":{i}")));

        Assert.Equal(Many, Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{ {{names}} }]}""").Tweet.AdditionalProperties!.Count);
    }

    [Fact]
    public void A_text_of_a_megabyte_is_a_text()
    {
        var text = string.Concat(Enumerable.Repeat("\\ud83d\\ude00é", 80_000));

        Assert.Equal(240_000, Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{"text":"{{text}}"}]}""").Tweet.Text!.Length);
    }

    [Theory]
    [InlineData("{\"contained_within\":[", "{\"\\ud83d\":1}", "]}")]
    [InlineData("{\"contained_within\":[", "5", "]}")]
    [InlineData("{\"contained_within\":[{\"a\":1},", "{\"contained_within\":5}", ",7]}")]
    public void What_is_unreadable_at_each_of_many_levels_does_not_take_ever_longer(string open, string innermost, string close)
    {
        const int Levels = 120;
        var place = string.Concat(Enumerable.Repeat(open, Levels)) + innermost + string.Concat(Enumerable.Repeat(close, Levels));
        var clock = Stopwatch.StartNew();

        Lossless.Read($$"""{"tweet_create_events":[{"place":{{place}}}]}""");

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Typed_objects_nested_to_the_deepest_limit_fit_a_stack_of_one_megabyte()
    {
        const int Limit = 512;
        const int Posts = Limit - 2;
        var json = "{\"tweet_create_events\":[" + string.Concat(Enumerable.Repeat("{\"quoted_status\":", Posts - 1)) + "{}" + new string('}', Posts - 1) + "]}";
        Delivery? delivery = null;
        var thread = new Thread(() => delivery = DeliveryReader.Read(Encoding.UTF8.GetBytes(json), Limit), maxStackSize: 1_048_576);

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
        Assert.Throws<ArgumentOutOfRangeException>(() => DeliveryReader.Read("{}"u8.ToArray(), maxDepth));
}
