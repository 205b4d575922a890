using System.Globalization;
using System.Text;
using System.Text.Json;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>Whatever its fraction and offset, an RFC 3339 date is a date; and it is written as it came.</summary>
public class Rfc3339Tests
{
    [Theory]
    [InlineData("2018-05-24T09:48:12+00:00", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24T09:48:12-07:30", "2018-05-24T09:48:12.0000000-07:30")]
    [InlineData("2018-05-24T09:48:12Z", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24T09:48:12-00:00", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24T09:48:12.000+00:00", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24T09:48:12.5Z", "2018-05-24T09:48:12.5000000+00:00")]
    [InlineData("2018-05-24T09:48:12.1234567-04:00", "2018-05-24T09:48:12.1234567-04:00")]
    [InlineData("2018-05-24T09:48:12.1234567891234567890Z", "2018-05-24T09:48:12.1234567+00:00")] // the rest is in the text
    [InlineData("2018-05-24 09:48:12+00:00", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24t09:48:12z", "2018-05-24T09:48:12.0000000+00:00")]
    [InlineData("2018-05-24T09:48:12-0400", "2018-05-24T09:48:12.0000000-04:00")]
    [InlineData("2018-05-24T09:48:12+14:00", "2018-05-24T09:48:12.0000000+14:00")]
    [InlineData("2018-05-24T09:48:12+15:00", "2018-05-23T18:48:12.0000000+00:00")] // an offset .NET has not
    [InlineData("2018-05-24T09:48:12\\u002B00:00", "2018-05-24T09:48:12.0000000+00:00")]
    public void A_date_is_typed_and_written_as_it_came(string text, string expected)
    {
        var delivery = Lossless.Read(Revoke(text));

        var e = Assert.IsType<UserRevokeEvent>(Assert.Single(delivery.Events));
        Assert.Equal(expected, e.DateTime!.Value.ToString("O", CultureInfo.InvariantCulture));
        Assert.Empty(delivery.Drifts);
    }

    [Theory]
    [InlineData("2018-02-30T09:48:12+00:00")]
    [InlineData("2018-05-24T24:00:00Z")]
    [InlineData("2018-05-24T09:48:60Z")]
    [InlineData("2018-05-24T09:48:12")]
    [InlineData("2018-05-24T09:48:12.Z")]
    [InlineData("2018-05-24T09:48:12.5")]
    [InlineData("2018-05-24T09:48:12+24:00")]
    [InlineData("2018-05-24T09:48:12+0:00")]
    [InlineData("2018-05-24T09:48:12+000")]
    [InlineData("2018-05-24T09:48Z")]
    [InlineData("2018-05-24")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("0001-01-01T00:00:00+20:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2018-05-24T09:48:12ZZ")]
    [InlineData("soon")]
    public void A_text_that_is_no_moment_stays_raw_and_is_drift(string text)
    {
        var delivery = Lossless.Read(Revoke(text));

        var e = Assert.IsType<UserRevokeEvent>(Assert.Single(delivery.Events));
        Assert.Null(e.DateTime);
        Assert.Equal(text, e.AdditionalProperties!["date_time"].GetString());
        Assert.Equal([new Drift(DriftKind.MismatchedValue, "user_event.revoke.date_time")], delivery.Drifts);
    }

    [Fact]
    public void The_form_of_the_samples_is_kept_without_a_copy_of_the_text() =>
        Assert.Null(Lossless.ReadOne<UserRevokeEvent>(Revoke("2018-05-24T09:48:12+00:00")).AdditionalProperties);

    /// <summary>X writes milliseconds wherever it tells when an account was made; one sample has none.</summary>
    [Fact]
    public void So_is_the_form_that_X_writes_though_a_sample_has_another()
    {
        const string Time = "2013-08-21T07:31:44.000Z";

        var e = Lossless.ReadOne<FilteredStreamPostEvent>(
            $$"""{"data":{"id":"5","created_at":"{{Time}}"},"includes":{"users":[{"id":"7","created_at":"{{Time}}"}]},"matching_rules":[]}""");

        Assert.Equal((null, null), (e.Post.AdditionalProperties, Assert.Single(e.Includes!.Users!).AdditionalProperties));
    }

    [Fact]
    public void An_empty_text_is_no_date_and_no_drift()
    {
        var delivery = Lossless.Read(Revoke(""));

        var e = Assert.IsType<UserRevokeEvent>(Assert.Single(delivery.Events));
        Assert.Null(e.DateTime);
        Assert.Equal("", e.AdditionalProperties!["date_time"].GetString());
        Assert.Empty(delivery.Drifts);
    }

    [Theory]
    [InlineData("2018-05-24T09:48:12Z")]
    [InlineData("")]
    public void A_date_set_on_a_copy_is_what_the_copy_writes(string text)
    {
        var e = Lossless.ReadOne<UserRevokeEvent>(Revoke(text));

        Assert.Equal("""{"date_time":"2019-01-02T03:04:05+01:00"}""", Written(e with { DateTime = new(2019, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) }));
        Assert.Equal($$"""{"date_time":"{{text}}"}""", Written(e with { Envelope = e.Envelope }));
    }

    [Fact]
    public void A_date_taken_away_or_moved_to_another_offset_on_a_copy_is_not_written_as_it_came()
    {
        var e = Lossless.ReadOne<UserRevokeEvent>(Revoke("2018-05-24T09:48:12Z"));

        Assert.Equal("{}", Written(e with { DateTime = null }));
        Assert.Equal("""{"date_time":"2018-05-24T11:48:12+02:00"}""", Written(e with { DateTime = e.DateTime!.Value.ToOffset(TimeSpan.FromHours(2)) }));
    }

    [Fact]
    public void Of_a_repeated_date_the_last_wins_in_whichever_form()
    {
        const string Json = """{"user_event":{"revoke":{"date_time":"2018-05-24T09:48:12Z","date_time":"2019-05-24T09:48:12+00:00"}}}""";

        var e = Lossless.ReadOne<UserRevokeEvent>(Json);

        Assert.Equal(2019, e.DateTime!.Value.Year);
        Assert.Null(e.AdditionalProperties);
    }

    /// <summary>.NET's own parser is the judge of what is a date, and the writer's own text of what would be written the same.</summary>
    [Fact]
    public void What_is_read_is_what_dotnet_reads_and_the_text_is_exact_if_it_is_written_again()
    {
        var random = new Random(20261129);
        var (dates, exact) = (0, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var text = AlmostDate(random);
            Check<Rfc3339.Z>(text, ref dates, ref exact);
            Check<Rfc3339.Offset>(text, ref dates, ref exact);
            Check<Rfc3339.MillisecondsZ>(text, ref dates, ref exact);
            Check<Rfc3339.MicrosecondsOffset>(text, ref dates, ref exact);
        }

        Assert.InRange(dates, 20_000, 70_000);
        Assert.InRange(exact, 2_000, 30_000);
    }

    private static void Check<TForm>(string text, ref int dates, ref int exact)
        where TForm : struct, IRfc3339Form
    {
        var isDate = Rfc3339.TryParse<TForm>(Encoding.UTF8.GetBytes(text), out var value, out var isExact);
        DateTimeOffset? expected = IsDate(text, out var judged) ? judged : null;

        Assert.Equal((text, expected), (text, isDate ? value : null));
        if (isDate)
        {
            Assert.Equal((text, isExact), (text, Written<TForm>(value) == text));
            dates++;
            exact += isExact ? 1 : 0;
        }
    }

    private static string Written<TForm>(DateTimeOffset value)
        where TForm : struct, IRfc3339Form
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            Rfc3339Codec<TForm>.Write(writer, value);
        }

        return JsonSerializer.Deserialize<string>(output.ToArray())!;
    }

    private static bool IsDate(string text, out DateTimeOffset value)
    {
        var plain = text.Replace('t', 'T').Replace(' ', 'T').Replace("z", "+00:00", StringComparison.Ordinal).Replace("Z", "+00:00", StringComparison.Ordinal);
        plain = plain.Length > 5 && plain[^5] is '+' or '-' ? plain[..^2] + ":" + plain[^2..] : plain;
        return DateTimeOffset.TryParseExact(
            plain,
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out value) && (plain[19] != '.' || char.IsAsciiDigit(plain[20])); // .NET takes a point without digits
    }

    /// <summary>A date at random, its parts often just inside or outside what is possible, and sometimes with another character in it.</summary>
    private static string AlmostDate(Random random)
    {
        int[] years = [0, 1, 1970, 2000, 2023, 2024, 9999];
        var offset = random.Next(3) switch
        {
            0 => "Z",
            1 => "+00:00",
            _ => string.Create(CultureInfo.InvariantCulture, $"{"+-"[random.Next(2)]}{random.Next(14):00}:{random.Next(3) * 20:00}"),
        };
        var fraction = random.Next(2) == 0 ? "" : "." + string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => "0005"[random.Next(4)]));
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{random.GetItems(years, 1)[0]:0000}-{random.Next(1, 14):00}-{random.Next(27, 33):00}T{random.Next(25):00}:{random.Next(61):00}:{random.Next(61):00}{fraction}{offset}");
        if (random.Next(3) > 0)
        {
            return text;
        }

        var at = random.Next(text.Length);
        return text[..at] + "0.Zt+-:/\u0661"[random.Next(9)] + text[(at + random.Next(2))..];
    }

    private static string Written(TwitterEvent e) => Encoding.UTF8.GetString(Lossless.Write(e)).Replace("\\u002B", "+", StringComparison.Ordinal);

    private static string Revoke(string text) => $$"""{"user_event":{"revoke":{"date_time":"{{text}}"} } }""";
}
