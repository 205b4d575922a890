using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

public sealed class SampleOrderTests
{
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
        var set = SchemaSet.Polls("""{"x":1}""", """{"x":"1"}""").With("poll_events/c.json", """{"poll_events":{"x":1}}""").With("poll_events/d.json", "?");

        var reversed = GeneratorHarness.Run(new SchemaGenerator(), new TestProject { Files = [.. set.ToFiles().Reverse()] });

        Assert.Equal(Problems.Of(set), Problems.Of(reversed));
        Assert.Equal(3, reversed.Diagnostics.Count);
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
