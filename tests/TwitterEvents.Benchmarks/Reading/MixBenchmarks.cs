using BenchmarkDotNet.Attributes;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>Reading all samples of Account Activity, one after another: what a busy receiver sees.</summary>
public class MixBenchmarks
{
    private readonly byte[][] bodies = Payload.Mix.Bodies;

    [GlobalSetup]
    public void Setup() => WarmUp.Once();

    [Benchmark(Baseline = true, Description = "TwitterEvents")]
    public void Ours() => Each(Readers.Ours);

    [Benchmark(Description = "TwitterEvents through JsonTypeInfo")]
    public void OursThroughTypeInfo() => Each(Readers.OursThroughTypeInfo);

    [Benchmark(Description = "System.Text.Json, source-generated")]
    public void SourceGenerated() => Each(Readers.SourceGenerated);

    [Benchmark(Description = "System.Text.Json, reflection")]
    public void ByReflection() => Each(Readers.ByReflection);

    [Benchmark(Description = "Newtonsoft.Json")]
    public void Newtonsoft() => Each(Readers.Newtonsoft);

    [Benchmark(Description = "Utf8JsonReader, tokens only")]
    public void Tokens() => Each(Readers.Tokens);

    [Benchmark(Description = "HMAC-SHA256 alone")]
    public void Hmac() => Each(Readers.Hmac);

    private void Each<T>(Func<byte[], T> read)
    {
        foreach (var body in bodies)
        {
            read(body);
        }
    }
}
