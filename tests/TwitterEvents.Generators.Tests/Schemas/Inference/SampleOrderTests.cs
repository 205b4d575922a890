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
