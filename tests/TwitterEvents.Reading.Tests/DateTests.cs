using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    [InlineData("1556892973628")]
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
    [InlineData("1556892973628.0", false)]
    [InlineData("1.556892973628e12", false)]
    [InlineData("1e400", false)]
    [InlineData("\"1556892973628\"", false)]
    public void Milliseconds_as_a_number_are_typed_if_they_are_a_plain_integer(string json, bool isTyped)
    {
        var e = Lossless.ReadOne<FavoriteEvent>($$"""{"favorite_events":[{"timestamp_ms":{{json}}}]}""");

        Assert.Equal(isTyped, e.TimestampMs is not null);
    }

    [Theory]
    [InlineData("2018-05-24T09:48:12+00:00", true)]
    [InlineData("2018-05-24T09:48:12-07:30", true)]
    [InlineData("2018-05-24T09:48:12-00:00", false)]
    [InlineData("2018-05-24T09:48:12Z", false)]
    [InlineData("2018-05-24T09:48:12.000+00:00", false)]
    [InlineData("2018-05-24 09:48:12+00:00", false)]
    [InlineData("2018-05-24t09:48:12+00:00", false)]
    [InlineData("2018-05-24T09:48:12+0000", false)]
    [InlineData("2018-02-30T09:48:12+00:00", false)]
    [InlineData("2018-05-24T09:48:12+15:00", false)]
    public void An_RFC_3339_date_is_typed_if_it_has_whole_seconds_and_an_offset(string text, bool isTyped)
    {
        var e = Lossless.ReadOne<UserRevokeEvent>($$"""{"user_event":{"revoke":{"date_time":"{{text}}"} } }""");

        Assert.Equal(isTyped, e.DateTime is not null);
    }

    /// <summary>.NET's own parser is the judge: a text is a date if it reads it by the format and writes the same text again.</summary>
    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm:sszzz", typeof(Rfc3339OffsetConverter))]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'", typeof(Rfc3339SecondsConverter))]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", typeof(Rfc3339MillisecondsConverter))]
    public void RFC_3339_is_read_as_dotnet_reads_it_strictly(string format, Type converter)
    {
        var options = new JsonSerializerOptions { Converters = { (JsonConverter)Activator.CreateInstance(converter)! } };
        var random = new Random(20261129);
        var dates = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = AlmostDate(random, format);
            var isDate = DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expected)
                && expected.ToString(format, CultureInfo.InvariantCulture) == text;
            dates += isDate ? 1 : 0;

            Assert.Equal(isDate ? expected : null, Read(text, options));
            Assert.True(!isDate || JsonSerializer.Serialize(expected, options) == JsonSerializer.Serialize(text), text);
        }

        Assert.InRange(dates, 2_000, 18_000);
    }

    [Theory]
    [InlineData("""{"created_at":"Thu Apr 06 15:24:15 \u002B0000 2017"}""")]
    [InlineData("""{"created_at":"\u0054hu Apr 06 15:24:15 +0000 2017"}""")]
    public void An_escaped_date_is_a_date(string json) =>
        Assert.Equal(new DateTimeOffset(2017, 4, 6, 15, 24, 15, TimeSpan.Zero), Tweet(json).CreatedAt);

    /// <summary>A date at random, its parts often just inside or outside what is possible, and sometimes with another character in it.</summary>
    private static string AlmostDate(Random random, string format)
    {
        int[] years = [0, 1, 1970, 2000, 2023, 2024, 9999];
        var offset = format.EndsWith("zzz", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{"+-"[random.Next(2)]}{random.Next(16):00}:{random.Next(4) * 20:00}")
            : "Z";
        var fraction = format.Contains("fff", StringComparison.Ordinal) ? random.NextDouble().ToString(".000", CultureInfo.InvariantCulture) : "";
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{random.GetItems(years, 1)[0]:0000}-{random.Next(1, 14):00}-{random.Next(27, 33):00}T{random.Next(25):00}:{random.Next(61):00}:{random.Next(61):00}{fraction}{offset}");
        if (random.Next(3) > 0)
        {
            return text;
        }

        var at = random.Next(text.Length);
        return text[..at] + "0 .Zt+-:/\u0661"[random.Next(10)] + text[(at + random.Next(2))..];
    }

    private static DateTimeOffset? Read(string text, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<DateTimeOffset>(JsonSerializer.Serialize(text), options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Tweet CreatedAt(string text) => Tweet($$"""{"created_at":"{{text}}"}""");

    private static Tweet TimestampMs(string json) => Tweet($$"""{"timestamp_ms":{{json}}}""");

    private static Tweet Tweet(string json) => Lossless.ReadOne<TweetCreateEvent>($$"""{"tweet_create_events":[{{json}}]}""").Tweet;
}
