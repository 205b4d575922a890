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

    /// <summary>Values of several samples, and the type that all have.</summary>
    private static readonly (string Name, string[] Values, string Type)[] Unions =
    [
        ("count", ["10", "10.5"], "double"),
        ("ratio", ["9007199254740993", "0.5"], "TextOrNumber"), // a double would round the one
        ("digits", ["0.12345678901234567890"], "TextOrNumber"),
        ("size", ["1", "\"1\"", "null"], "TextOrNumber"),
        ("buyer_id", ["7", "\"7\""], "TextOrNumber"),
        ("posted", ["\"2025-10-14T16:05:33Z\"", "1557933591"], "TextOrNumber"),
        ("flag", ["true", "\"false\""], "BooleanOrText"),
        ("one_card", ["""{"n":1}""", """[{"n":2},{"m":3}]""", "[]", "null"], "OneOrMany<OneCard>"),
        ("php", ["[]", """{"n":1}"""], "OneOrMany<Php>"),
        ("labels", ["\"a\"", """["b","c"]"""], "OneOrMany<string>"),
        ("sizes", ["1", "[2,null,3.5]"], "OneOrMany<double?>"),
        ("voter_ids", ["\"1\"", """["2"]"""], "OneOrMany<string>"),
        ("chosen_at", ["\"2025-10-14T16:05:33Z\"", """["2025-10-14T16:05:33.5+02:00",""]"""], "OneOrMany<DateTimeOffset?>"),
        ("nested", ["[1,[2]]"], "List<OneOrMany<long>>"),
        ("customer", ["\"cus_1\"", """{"id":"cus_2","name":"x"}""", "7"], "IdOr<Customer>"),
        ("customers", ["""["cus_1",{"id":"cus_2","name":"x"},null]"""], "List<IdOr<Customer>?>"),
        ("payers", ["""["cus_1"]""", """{"id":"cus_2","payer":true}"""], "OneOrMany<IdOr<Payers>>"),
        ("owners", ["""{"1":"a","2":{"owner":1},"3":null}"""], "Dictionary<string, IdOr<Owner>?>"),
        ("boxed", ["""{"1":{"lid":1},"2":[{"lid":2}]}"""], "Dictionary<string, OneOrMany<Boxed>>"),
        ("maps", ["""{"1":2}""", """[{"3":4}]"""], "OneOrMany<Dictionary<string, long>>"),
        ("day", ["\"2024-01-31\"", "\"\""], "DateOnly"),
        ("days", ["""["2024-01-31",null]""", """[""]"""], "List<DateOnly?>"),
        ("began", ["\"2025-10-14T16:05:33Z\"", "\"2025-10-14 16:05:33.123456789-0400\"", "\"2025-10-14t16:05:33.10+23:00\"", "\"\""], "DateTimeOffset"),
        ("times", ["""["2025-10-14T16:05:33Z","2025-10-14T16:05:33.500Z"]"""], "List<DateTimeOffset>"),
        ("by_day", ["""{"1":"2025-10-14T16:05:33Z","2":"2025-10-14T16:05:33+00:00"}"""], "Dictionary<string, DateTimeOffset>"),
        ("created", ["1557933591", "1557933592.0"], "double"),
        ("createdAt", ["1557933591", "1762157660"], "DateTimeOffset"),
        ("expires_at", ["\"1557933591\"", "\"\""], "DateTimeOffset"),
        ("userId", ["\"7\""], "string"),
    ];

    private static readonly string Sample = Object(Values.Select(static value => (value.Name, value.Value)));

    /// <summary>Samples of which the first has the first value of each, and so on.</summary>
    private static readonly string[] UnionSamples =
    [
        .. Enumerable.Range(0, Unions.Max(static union => union.Values.Length)).Select(static i => Object(
            Unions.Where(union => i < union.Values.Length).Select(union => (union.Name, union.Values[i])))),
    ];

    [Fact]
    public void A_null_among_items_and_a_number_beyond_64_bits_have_a_type()
    {
        var set = SchemaSet.Polls(Sample);

        Assert.All(Values, value => Assert.Equal((value.Name, value.Type), (value.Name, set.TypeOf(value.Name))));
    }

    [Fact]
    public void Values_of_several_kinds_have_a_type()
    {
        var set = SchemaSet.Polls(UnionSamples);

        Assert.All(Unions, union => Assert.Equal((union.Name, union.Type), (union.Name, set.TypeOf(union.Name))));
        Assert.Empty(Problems.Of(set));
    }

    [Fact]
    public void They_are_read_as_it_and_written_back()
    {
        Assert.Empty(Check([Sample, .. UnionSamples]));
    }

    /// <summary>Properties of random values: one type, raw with a warning, or a text of any form, but each is read and written by its own reader.</summary>
    [Fact]
    public void Samples_at_random_are_read_and_written_back()
    {
        const int Properties = 150;
        var json = new RandomJson(20261130);
        var names = Enumerable.Range(0, Properties).Select(i => $"{json.Name()}_{i}").ToArray();
        var samples = Enumerable.Range(0, 3).Select(_ => Object(names.Select(name => (name, json.Any(depth: 2))))).ToArray();

        var warnings = Check(samples);

        Assert.InRange(warnings.Count, 1, Properties * 3);
    }

    private static IReadOnlyList<string> Check(params string[] samples)
    {
        var run = SchemaSet.Polls(samples).Generate();
        using var library = new ForeignLibrary(run);
        foreach (var sample in samples)
        {
            Assert.Empty(library.ReadWithoutLoss($$"""{"poll_events":[{{sample}}]}""").Drifts);
        }

        var problems = Problems.Of(run);
        Assert.All(problems, static problem => Assert.Contains("TWE002", problem, StringComparison.Ordinal));
        return problems;
    }

    private static string Object(IEnumerable<(string Name, string Value)> members) =>
        $"{{{string.Join(',', members.Select(static member => $"\"{member.Name}\":{member.Value}"))}}}";
}
