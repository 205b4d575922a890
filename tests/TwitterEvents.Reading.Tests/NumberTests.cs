using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

public class NumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-122.68")]
    [InlineData("45.0")]
    [InlineData("1e2")]
    [InlineData("1.5E-7")]
    [InlineData("0.1")]
    [InlineData("0.30000000000000004")]
    [InlineData("-8.100000000000001")]
    [InlineData("9007199254740992")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("5e-324")]
    public void A_number_that_a_double_holds_exactly_enough_to_be_written_back_is_typed(string number) =>
        Assert.Single(Point(number).Coordinates!);

    [Theory]
    [InlineData("0.12345678901234567890")]
    [InlineData("0.1000000000000000000000001")]
    [InlineData("9007199254740993")]
    [InlineData("12345678901234567890123")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    [InlineData("4e-324")]
    [InlineData("1.7976931348623158e308")]
    public void A_number_that_would_change_as_a_double_stays_raw(string number)
    {
        var point = Point(number);

        Assert.Null(point.Coordinates);
        Assert.Equal($"[{number}]", point.AdditionalProperties!["coordinates"].GetRawText());
    }

    [Fact]
    public void No_decimal_of_up_to_17_digits_changes()
    {
        var random = new Random(17);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = random.NextInt64(1, (long)Math.Pow(10, random.Next(1, 18)));
            Point(FormattableString.Invariant($"{(random.Next(2) == 0 ? "-" : "")}{digits}e{random.Next(-330, 310)}"));
            Point(FormattableString.Invariant($"{random.Next(-180, 180)}.{digits}"));
        }
    }

    [Theory]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-0", 0L)]
    public void A_64_bit_integer_is_typed(string number, long value) =>
        Assert.Equal(value, Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{"id":{{number}}}]}""").Tweet.IdNumber);

    private static GeoPoint Point(string number) =>
        Lossless.ReadOne<TweetCreateEvent>($$$"""{"tweet_create_events":[{"geo":{"coordinates":[{{{number}}}]}}]}""").Tweet.Geo!;
}
