using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>A text is a date if every sample of the property is written as one, an empty text aside.</summary>
public sealed class TextFormatTests
{
    [Theory]
    [InlineData("Tue Mar 04 05:12:09 +0000 2025", TextForms.TwitterDate)]
    [InlineData("Wed Mar 04 05:12:09 +0000 2025", TextForms.Other)] // it was a Tuesday
    [InlineData("Tue Mar 4 05:12:09 +0000 2025", TextForms.Other)]
    [InlineData("Tue mar 04 05:12:09 +0000 2025", TextForms.Other)]
    [InlineData("Tue Mar 04 05:12:09 +0100 2025", TextForms.Other)]
    [InlineData("Tue Mar 04 24:12:09 +0000 2025", TextForms.Other)]
    [InlineData(" Tue Mar 04 05:12:09 +0000 2025", TextForms.Other)]
    [InlineData("2025-10-14T16:05:33+00:00", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33-07:30", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33+0000", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33+23:59", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33Z", TextForms.Rfc3339)]
    [InlineData("2025-10-14t16:05:33z", TextForms.Rfc3339)]
    [InlineData("2025-10-14 16:05:33Z", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33.120Z", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33.12Z", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33.120000+02:00", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33.123456789Z", TextForms.Rfc3339)]
    [InlineData("2025-10-14T16:05:33", TextForms.Other)] // a time of no place
    [InlineData("2025-10-14T16:05:33.Z", TextForms.Other)]
    [InlineData("2025-10-14T16:05:33,5Z", TextForms.Other)]
    [InlineData("2025-10-14T16:05:33 +0000", TextForms.Other)]
    [InlineData("2025-10-14T16:05:33+24:00", TextForms.Other)]
    [InlineData("2025-10-14T16:05:33Z\n", TextForms.Other)]
    [InlineData("2025-02-29T16:05:33Z", TextForms.Other)]
    [InlineData("2016-12-31T23:59:60Z", TextForms.Other)] // no .NET date holds it
    [InlineData("0001-01-01T00:00:00+02:00", TextForms.Other)] // nor this
    [InlineData("2025-10-14", TextForms.Date)]
    [InlineData("2025-02-29", TextForms.Other)]
    [InlineData("2025-1-04", TextForms.Other)]
    [InlineData("1762157660051", TextForms.EpochMilliseconds)]
    [InlineData("1136073600000", TextForms.EpochMilliseconds)]
    [InlineData("1136073599999", TextForms.Integer)] // before 2006
    [InlineData("4102444799999", TextForms.EpochMilliseconds)]
    [InlineData("4102444800000", TextForms.Integer)] // 2100
    [InlineData("01762157660051", TextForms.Other)]
    [InlineData("+1762157660051", TextForms.Other)]
    [InlineData("1762157660", TextForms.EpochSeconds)]
    [InlineData("1136073599", TextForms.Integer)] // before 2006
    [InlineData("4102444800", TextForms.Integer)] // 2100
    [InlineData("١٧٦٢١٥٧٦٦٠٠٥١", TextForms.Other)]
    [InlineData("", TextForms.Empty)]
    [InlineData("true", TextForms.TrueOrFalse)]
    [InlineData("True", TextForms.Other)]
    internal void A_text_is_what_it_is_written_as(string text, TextForms expected) => Assert.Equal(expected, TextForm.Of(text, out _));

    [Theory]
    [InlineData("created_at", "Tue Mar 04 05:12:09 +0000 2025", "TwitterDateCodec")]
    [InlineData("when", "2025-10-14T16:05:33+00:00", "Rfc3339Codec<Rfc3339.Offset>")]
    [InlineData("when", "2025-10-14T16:05:33Z", "Rfc3339Codec<Rfc3339.Z>")]
    [InlineData("when", "2025-10-14T16:05:33.120Z", "Rfc3339Codec<Rfc3339.MillisecondsZ>")]
    [InlineData("when", "2025-10-14T16:05:33.120+02:00", "Rfc3339Codec<Rfc3339.MillisecondsOffset>")]
    [InlineData("when", "2025-10-14T16:05:33.120000Z", "Rfc3339Codec<Rfc3339.MicrosecondsZ>")]
    [InlineData("when", "2025-10-14T16:05:33.120000+02:00", "Rfc3339Codec<Rfc3339.MicrosecondsOffset>")]
    [InlineData("when", "2025-10-14T16:05:33.123456789Z", "Rfc3339Codec<Rfc3339.Z>")]
    [InlineData("day", "2025-10-14", "DateOnlyCodec")]
    [InlineData("api_version", "2025-10-14", "StringCodec")] // a name that happens to be a day
    [InlineData("created_timestamp", "1762157660051", "EpochMillisecondsTextCodec")]
    [InlineData("createdAt", "1762157660051", "EpochMillisecondsTextCodec")]
    [InlineData("expires_at", "1762157660", "EpochSecondsTextCodec")]
    [InlineData("duration_ms", "1762157660", "StringCodec")]
    [InlineData("poll_id", "1762157660051", "IdCodec")]
    public void A_text_that_is_a_date_in_every_sample_is_read_as_one(string name, string text, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":"{{text}}"}""", $$"""{"{{name}}":null}""", "{}", $$"""{"{{name}}":""}""").CodecOf(name));

    [Theory]
    [InlineData("created_timestamp", "1762157660051", "EpochMillisecondsCodec")]
    [InlineData("eventTimestamp", "1762157660051", "EpochMillisecondsCodec")]
    [InlineData("updated_ms", "1762157660051", "EpochMillisecondsCodec")]
    [InlineData("poll_id", "1762157660051", "IdNumberCodec")]
    [InlineData("created_at", "1762157660", "EpochSecondsCodec")]
    [InlineData("created", "1762157660", "EpochSecondsCodec")]
    [InlineData("expiresAt", "1762157660", "EpochSecondsCodec")]
    [InlineData("UTCTime", "1762157660", "EpochSecondsCodec")]
    [InlineData("created_ms", "1762157660", "Int64Codec")] // twenty days after 1970
    [InlineData("votes", "1762157660", "Int64Codec")]
    [InlineData("created_at", "17621576", "Int64Codec")]
    [InlineData("created_timestamp", "1762157660051.5", "DoubleCodec")]
    public void A_number_is_a_date_if_its_name_speaks_of_time(string name, string number, string codec) =>
        Assert.Equal(codec, SchemaSet.Polls($$"""{"{{name}}":{{number}}}""").CodecOf(name));

    [Theory]
    [InlineData("format")]
    [InlineData("what")]
    [InlineData("atlas")]
    [InlineData("flat")]
    [InlineData("Format")]
    [InlineData("candidate")]
    [InlineData("updatePolicy")]
    public void A_name_speaks_of_time_by_its_words_not_by_its_letters(string name) => Assert.Equal(
        "StringCodec Int64Codec",
        SchemaSet.Polls($$"""{"{{name}}":"1762157660051"}""").CodecOf(name) + " " + SchemaSet.Polls($$"""{"{{name}}":1762157660}""").CodecOf(name));

    [Theory]
    [InlineData("Z", "2025-10-14T16:05:33Z", "2025-10-14T16:05:33.120Z")]
    [InlineData("MillisecondsZ", "2025-10-14T16:05:33.123456Z", "2025-10-14T16:05:33.120Z")]
    [InlineData("Z", "2025-10-14T16:05:33Z", "2025-10-14T18:05:33+02:00")]
    [InlineData("Offset", "2025-10-14T16:05:33+00:00", "2025-10-14T18:05:33-0400")]
    [InlineData("MillisecondsZ", "2025-10-14T16:05:33.120Z", "2025-10-14T16:05:33.000Z", "2025-10-14T16:05:33Z")] // most have a fraction
    [InlineData("MillisecondsZ", "2025-10-14T16:05:33.120Z", "2025-10-14T16:05:33.000Z", "2025-10-14T16:05:33Z", "2025-10-14T18:05:33+02:00")]
    [InlineData("Z", "2025-10-14T16:05:33.12Z", "2025-10-14T16:05:33.1Z", "2025-10-14T16:05:33.123Z")]
    [InlineData("MillisecondsOffset", "2025-10-14T16:05:33.120+00:00", "2025-10-14T16:05:33.120Z", "2025-10-14T16:05:33.127+00:00")]
    [InlineData("Z", "2025-10-14 16:05:33.120z", "2025-10-14 16:05:33.120z", "2025-10-14T16:05:33Z")] // no form writes the others as they came
    public void Dates_in_several_forms_are_one_format_in_the_form_of_most(string form, params string[] texts) => Assert.Equal(
        $"Rfc3339Codec<Rfc3339.{form}>",
        SchemaSet.Polls([.. texts.Select(static text => $$"""{"ends_at":"{{text}}"}""")]).CodecOf("ends_at"));

    [Theory]
    [InlineData("soon")]
    [InlineData("Tue Mar 04 05:12:09 +0000 2025")]
    [InlineData("2025-10-14")]
    [InlineData("1762157660051")]
    public void One_sample_that_is_no_such_date_makes_it_a_text(string other) =>
        Assert.Equal("StringCodec", SchemaSet.Polls("""{"ends_at":"2025-10-14T16:05:33Z"}""", $$"""{"ends_at":"{{other}}"}""").CodecOf("ends_at"));
}
