using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>What a sample holds is typed by the reader that was made from it: nothing is drift, and nothing is lost.</summary>
public sealed class OwnReaderTests
{
    private static readonly (string Name, string Value, string Type)[] Values =
    [
        ("numbers", "[1,null,3]", "List<long?>"),
        ("fractions", "[null,1.5]", "List<double?>"),
        ("texts", """["a",null]""", "List<string?>"),
        ("flags", "[true,null]", "List<bool?>"),
        ("dates", """[null,"2025-10-14T16:05:33Z"]""", "List<DateTimeOffset?>"),
        ("sender_ids", """["7",null]""", "List<string?>"),
        ("rows", "[[1,null],null,[]]", "List<List<long?>?>"),
        ("cards", """[{"n":1},null]""", "List<Card?>"),
        ("nothings", "[null]", "List<JsonElement>"),
        ("boxes", """{"1":{"n":1,"size":2},"2":null}""", "Dictionary<string, Box?>"),
        ("totals", """{"1":null,"2":7}""", "Dictionary<string, long?>"),
        ("huge", "12345678901234567890", "TextOrNumber"),
        ("huge_negative", "-12345678901234567890", "TextOrNumber"),
        ("huge_id", "12345678901234567890", "TextOrNumber"),
        ("endless", "1e400", "TextOrNumber"),
        ("largest", "9223372036854775807", "long"),
        ("wide", "1.5", "double"),
    ];

    private static readonly string Sample = $"{{{string.Join(',', Values.Select(static value => $"\"{value.Name}\":{value.Value}"))}}}";

    [Fact]
    public void A_null_among_items_and_a_number_beyond_64_bits_have_a_type()
    {
        var set = SchemaSet.Polls(Sample);

        Assert.All(Values, value => Assert.Equal((value.Name, value.Type), (value.Name, set.TypeOf(value.Name))));
    }

    [Fact]
    public void They_are_read_as_it_and_written_back()
    {
        var run = SchemaSet.Polls(Sample).Generate();
        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);

        Assert.Empty(library.ReadWithoutLoss($$"""{"poll_events":[{{Sample}}]}""").Drifts);
    }
}
