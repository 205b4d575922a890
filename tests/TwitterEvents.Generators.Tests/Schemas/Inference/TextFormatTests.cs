using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>A date is a date only if it is written exactly as one, and if every sample of the property is.</summary>
public sealed class TextFormatTests
{
    [Theory]
    [InlineData("Tue Mar 04 05:12:09 +0000 2025", ScalarFormat.TwitterDate)]
    [InlineData("Wed Mar 04 05:12:09 +0000 2025", null)] // it was a Tuesday
    [InlineData("Tue Mar 4 05:12:09 +0000 2025", null)]
    [InlineData("Tue mar 04 05:12:09 +0000 2025", null)]
    [InlineData("Tue Mar 04 05:12:09 +0100 2025", null)]
    [InlineData("Tue Mar 04 24:12:09 +0000 2025", null)]
    [InlineData(" Tue Mar 04 05:12:09 +0000 2025", null)]
    [InlineData("2025-10-14T16:05:33+00:00", ScalarFormat.Rfc3339Offset)]
    [InlineData("2025-10-14T16:05:33-07:30", ScalarFormat.Rfc3339Offset)]
    [InlineData("2025-10-14T16:05:33+0000", null)]
    [InlineData("2025-10-14T16:05:33Z", ScalarFormat.Rfc3339Seconds)]
    [InlineData("2025-10-14T16:05:33z", null)]
    [InlineData("2025-10-14 16:05:33Z", null)]
    [InlineData("2025-02-29T16:05:33Z", null)]
    [InlineData("2025-10-14T16:05:33.120Z", ScalarFormat.Rfc3339Milliseconds)]
    [InlineData("2025-10-14T16:05:33.12Z", null)]
    [InlineData("2025-10-14T16:05:33.1200Z", null)]
    [InlineData("2025-10-14", null)]
    [InlineData("1762157660051", ScalarFormat.EpochMillisecondsText)]
    [InlineData("1136073600000", ScalarFormat.EpochMillisecondsText)]
    [InlineData("1136073599999", null)] // before 2006
    [InlineData("4102444799999", ScalarFormat.EpochMillisecondsText)]
    [InlineData("4102444800000", null)] // 2100
    [InlineData("01762157660051", null)]
    [InlineData("+1762157660051", null)]
    [InlineData("1762157660", null)] // seconds
    [InlineData("١٧٦٢١٥٧٦٦٠٠٥١", null)]
    [InlineData("", null)]
    internal void Only_the_exact_text_of_a_date_is_one(string text, ScalarFormat? expected) =>
        Assert.Equal(expected, ScalarFormats.DateOf(text));

    [Theory]
    [InlineData("created_at", "Tue Mar 04 05:12:09 +0000 2025", "TwitterDateCodec")]
    [InlineData("when", "2025-10-14T16:05:33+00:00", "Rfc3339OffsetCodec")]
    [InlineData("when", "2025-10-14T16:05:33Z", "Rfc3339SecondsCodec")]
    [InlineData("when", "2025-10-14T16:05:33.120Z", "Rfc3339MillisecondsCodec")]
    [InlineData("created_timestamp", "1762157660051", "EpochMillisecondsTextCodec")]
    [InlineData("poll_id", "1762157660051", "IdCodec")]
    [InlineData("format", "1762157660051", "StringCodec")] // 'at' is no word of it
    public void A_text_that_is_a_date_in_every_sample_is_read_as_one(string name, string text, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":"{{text}}"}""", $$"""{"{{name}}":null}""", "{}").CodecOf(name));

    [Theory]
    [InlineData("created_timestamp", "1762157660051", "EpochMillisecondsCodec")]
    [InlineData("poll_id", "1762157660051", "IdNumberCodec")]
    [InlineData("created_timestamp", "1762157660", "Int64Codec")]
    [InlineData("created_timestamp", "1762157660051.5", "DoubleCodec")]
    public void A_number_is_a_date_only_under_a_name_that_speaks_of_time(string name, string number, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":{{number}}}""").CodecOf(name));

    [Theory]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("2025-10-14T16:05:33.000Z")]
    public void One_sample_that_is_no_such_date_makes_it_a_text(string other) =>
        Assert.Equal("StringCodec", SchemaSet.Polls("""{"ends_at":"2025-10-14T16:05:33Z"}""", $$"""{"ends_at":"{{other}}"}""").CodecOf("ends_at"));
}
