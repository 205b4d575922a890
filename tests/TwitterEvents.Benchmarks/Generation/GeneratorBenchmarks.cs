using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TwitterEvents.Generators.Schemas;

namespace TwitterEvents.Benchmarks.Generation;

/// <summary>The schema generator over all samples: at first, after an edit elsewhere, after an edit of one value in one sample.</summary>
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation compilation = CSharpCompilation.Create(
        "Consumer", [CSharpSyntaxTree.ParseText("class A { }")], Net100.References.All);

    private readonly ImmutableArray<AdditionalText> texts = [.. SchemaText.All()];

    private CSharpCompilation edited = null!;
    private GeneratorDriver warm = null!;
    private SchemaText current = null!;
    private SchemaText other = null!;

    [GlobalSetup]
    public void Setup()
    {
        edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B { }"));
        warm = NewDriver().RunGenerators(compilation);
        current = (SchemaText)texts.First(text => text.Path.EndsWith("own-tweet.json", StringComparison.Ordinal));
        other = new SchemaText(current.Path, current.Content.Replace("\"lang\": \"en\"", "\"lang\": \"fi\"", StringComparison.Ordinal));
        if (other.Content == current.Content)
        {
            throw new InvalidOperationException("The edit changes nothing.");
        }
    }

    [Benchmark(Baseline = true, Description = "Generator, cold")]
    public object Cold() => NewDriver().RunGenerators(compilation).GetRunResult();

    [Benchmark(Description = "Generator, edit elsewhere")]
    public object EditElsewhere() => warm.RunGenerators(edited).GetRunResult();

    [Benchmark(Description = "Generator, one sample edited")]
    public object OneSampleEdited()
    {
        warm = warm.ReplaceAdditionalText(current, other).RunGenerators(compilation);
        (current, other) = (other, current);
        return warm.GetRunResult();
    }

    private CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new SchemaGenerator().AsSourceGenerator()], texts, optionsProvider: new SchemaOptions());
}
