using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

public sealed class SampleOrderTests
{
    /// <summary>Values that are likely to have a type in common.</summary>
    private static readonly string[][] Alike =
    [
        ["true", "false", "\"true\"", "\"false\"", "null"],
        ["7", "7.5", "\"7\"", "9007199254740993"],
        ["1557933591", "1557933592", "null"],
        ["\"2025-10-14T16:05:33Z\"", "\"2025-10-14T16:05:33.5+02:00\"", "\"\"", "null"],
        ["7", "[8,null]", "[]", "[\"2025-10-14T16:05:33Z\",\"\"]"],
        ["\"x\"", "7", """{"n":1}""", """{"n":"1"}"""],
        ["""{"n":1}""", """[{"m":[{}]},"x"]""", "[]", "{}"],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_the_samples_changes_no_generated_text(int seed)
    {
        var files = SchemaSet.Real.ToFiles().ToArray();
        new Random(seed).Shuffle(files);

        var shuffled = GeneratorHarness.Run(new SchemaGenerator(), new TestProject { Files = files });

        Assert.Equal(SchemaSet.Real.Generate().Sources.OrderBy(static source => source.Key), shuffled.Sources.OrderBy(static source => source.Key));
    }

    [Fact]
    public void The_order_of_the_samples_changes_no_problem()
    {
        var set = SchemaSet.Polls("""{"x":1}""", """{"x":true}""").With("poll_events/c.json", """{"poll_events":["x"]}""").With("poll_events/d.json", "?");

        var reversed = GeneratorHarness.Run(new SchemaGenerator(), new TestProject { Files = [.. set.ToFiles().Reverse()] });

        Assert.Equal(Problems.Of(set), Problems.Of(reversed));
        Assert.Equal(3, reversed.Diagnostics.Count);
    }

    /// <summary>Random values of one property in three samples: whichever has which, also if there are more that say the same.</summary>
    [Fact]
    public void Which_sample_has_which_value_changes_no_type()
    {
        var json = new RandomJson(20261128);
        var codecs = new HashSet<string>();
        for (var i = 0; i < 200; i++)
        {
            var alike = Alike[i % Alike.Length];
            var (a, b, c) = (json.Pick(alike), json.Pick(alike), i % 3 == 0 ? json.Any(depth: 2) : json.Pick(alike));
            string[][] orders = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a], [c, a, b, a, c, b]];

            var seen = orders.Select(static order => SchemaSet.Polls([.. order.Select(static value => $$"""{"created_at":{{value}}}""")]))
                .Select(static set => (set.CodecOf("created_at"), set.ToModel().Diagnostics.Count))
                .Distinct();

            codecs.Add(Assert.Single(seen).Item1.Split('<')[0]);
        }

        Assert.Superset(
            new HashSet<string> { "RawCodec", "TextOrNumberCodec", "BooleanOrTextCodec", "OneOrManyCodec", "IdOrCodec", "Rfc3339Codec", "EpochSecondsCodec" },
            codecs);
    }

    [Fact]
    public void A_sample_that_comes_twice_changes_no_generated_text()
    {
        var files = SchemaSet.Real.ToFiles();

        var doubled = GeneratorHarness.Run(new SchemaGenerator(), new TestProject { Files = [.. files, .. files] });

        Assert.Equal(SchemaSet.Real.Generate().Sources, doubled.Sources);
    }

    [Fact]
    public void Where_the_schemas_lie_changes_no_generated_text() =>
        Assert.All(SchemaSet.Real.Generate().Sources.Values, static source => Assert.DoesNotContain(SchemaSet.Root, source, StringComparison.Ordinal));
}
