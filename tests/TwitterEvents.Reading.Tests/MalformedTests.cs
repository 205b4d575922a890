using System.Text;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class MalformedTests
{
    [Theory]
    [InlineData("", MalformedReason.InvalidJson, 0)]
    [InlineData("{", MalformedReason.InvalidJson, 1)]
    [InlineData("  {", MalformedReason.InvalidJson, 3)]
    [InlineData("\n{ x", MalformedReason.InvalidJson, 3)]
    [InlineData("{\"a\":1", MalformedReason.InvalidJson, 6)]
    [InlineData("{\"a\":1,}", MalformedReason.InvalidJson, 7)]
    [InlineData("{\"a\":01}", MalformedReason.InvalidJson, 6)]
    [InlineData("{\"a\":'x'}", MalformedReason.InvalidJson, 5)]
    [InlineData("{\"a\":\"\\x\"}", MalformedReason.InvalidJson, 7)]
    [InlineData("{\"a\":\"\\ud8\"}", MalformedReason.InvalidJson, 10)]
    [InlineData("{\"a\":{}} x", MalformedReason.TrailingData, 9)]
    [InlineData("{\"follow_events\":[]}\n{}", MalformedReason.TrailingData, 21)]
    [InlineData("{}\0", MalformedReason.TrailingData, 2)]
    [InlineData("[]", MalformedReason.InvalidJson, 0)]
    [InlineData(" 12 ", MalformedReason.InvalidJson, 1)]
    [InlineData("{/**/}", MalformedReason.InvalidJson, 1)]
    [InlineData("{\"follow_events\":[{\"type\":\"follow\",\"x\":{\"a\":\n  NaN}}]}", MalformedReason.InvalidJson, 47)]
    [InlineData("{\"new_events\":[{\"a\":[1,2}]}", MalformedReason.InvalidJson, 24)]
    public void A_broken_text_is_malformed_where_it_breaks(string json, MalformedReason reason, int position)
    {
        var body = Encoding.UTF8.GetBytes(json);
        var delivery = DeliveryReader.Read(body);

        Assert.Equal((reason, position), (delivery.Malformed!.Reason, delivery.Malformed.Position));
        Assert.Equal(body, delivery.Malformed.Raw);
        Assert.Empty(delivery.Events);
        Assert.Null(delivery.Envelope);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_malformed_also_inside_what_is_kept_raw()
    {
        byte[] json = [.. "{\"a\":\"é"u8, 0xC3, .. "\"}"u8];

        Assert.Equal((MalformedReason.InvalidUtf8, 8L), Reason(json));
        Assert.Equal((MalformedReason.InvalidUtf8, 11L), Reason([0xEF, 0xBB, 0xBF, .. json]));
        Assert.Equal((MalformedReason.InvalidUtf8, 6L), Reason([.. "{\"a\":\""u8, 0xED, 0xA0, 0xBD, .. "\"}"u8])); // a lone surrogate, encoded
    }

    [Fact]
    public void A_position_counts_the_byte_order_mark() =>
        Assert.Equal((MalformedReason.InvalidJson, 4L), Reason([0xEF, 0xBB, 0xBF, .. "{"u8]));

    [Theory]
    [InlineData("{\"a\":", "}")]
    [InlineData("{\"quoted_status\":", "}")]
    [InlineData("{\"a\":\n", "\n}")]
    public void Objects_nested_256_deep_are_read_and_257_deep_are_malformed(string open, string close)
    {
        Assert.Null(Lossless.Read(Nested(255, open, close)).Malformed);
        Assert.Equal(MalformedReason.TooDeep, Reason(Encoding.UTF8.GetBytes(Nested(256, open, close))).Reason);
    }

    [Theory]
    [InlineData("{\"follow_events\":[{\"x\":", 253, "}]}")]
    [InlineData("{\"tweet_create_events\":[{\"user\":{\"x\":", 252, "}}]}")]
    [InlineData("{\"tweet_create_events\":[{\"user\":", 253, "}]}")]
    [InlineData("{\"tweet_create_events\":[{\"place\":{\"bounding_box\":{\"coordinates\":", 251, "}}}]}")]
    [InlineData("{\"user_event\":{\"revoke\":", 254, "}}")]
    [InlineData("{\"users\":", 255, "}")]
    [InlineData("{\"x\":", 255, "}")]
    public void Arrays_are_read_to_the_same_depth_wherever_they_stand(string open, int depth, string close)
    {
        var deepest = open + new string('[', depth) + new string(']', depth) + close;

        Assert.Null(Lossless.Read(deepest).Malformed);
        Assert.Equal(MalformedReason.TooDeep, Reason(Encoding.UTF8.GetBytes(deepest.Replace("[]", "[[]]", StringComparison.Ordinal))).Reason);
    }

    [Fact]
    public void A_break_at_the_deepest_level_is_not_taken_for_too_deep() =>
        Assert.Equal(MalformedReason.InvalidJson, Reason(Encoding.UTF8.GetBytes(Nested(255, "{\"a\":", "}").Replace("0}", "x}", StringComparison.Ordinal))).Reason);

    [Fact]
    public void The_depth_can_be_limited_further()
    {
        var json = Encoding.UTF8.GetBytes(Nested(10, "{\"a\":", "}"));

        Assert.Null(DeliveryReader.Read(json, TwitterEventsCatalog.Instance, 11).Malformed);
        Assert.Equal(MalformedReason.TooDeep, DeliveryReader.Read(json, TwitterEventsCatalog.Instance, 10).Malformed?.Reason);
    }

    [Theory]
    [InlineData("{\"follow_events\":[]}")]
    [InlineData(" \t\r\n{ \"follow_events\" : [ ] } \n")]
    [InlineData("{}")]
    public void A_byte_order_mark_and_white_space_are_skipped(string json)
    {
        Assert.Null(Lossless.Read(json).Malformed);
        Assert.Null(Lossless.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]).Malformed);
    }

    [Theory]
    [InlineData("{", true)]
    [InlineData("\r\n\t {}", true)]
    [InlineData("\ufeff {", true)]
    [InlineData("\ufeff\ufeff{", false)]
    [InlineData("", false)]
    [InlineData("[{}]", false)]
    [InlineData("abc{", false)]
    [InlineData("\u000b{", false)]
    [InlineData("\u00a0{", false)]
    public void Only_a_text_that_begins_with_a_brace_can_be_a_delivery(string json, bool isObject) =>
        Assert.Equal(isObject, DeliveryReader.IsObject(Encoding.UTF8.GetBytes(json)));

    private static string Nested(int depth, string open, string close) =>
        "{\"x\":" + string.Concat(Enumerable.Repeat(open, depth)) + "0" + string.Concat(Enumerable.Repeat(close, depth)) + "}";

    private static (MalformedReason Reason, long Position) Reason(byte[] json)
    {
        var malformed = DeliveryReader.Read(json).Malformed;
        Assert.NotNull(malformed);
        return (malformed.Reason, malformed.Position);
    }
}
