using BenchmarkDotNet.Attributes;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>Reading each sample of Account Activity.</summary>
public class SampleBenchmarks
{
    [ParamsSource(nameof(Payloads))]
    public Payload Sample { get; set; } = Payload.Mix;

    public static IEnumerable<Payload> Payloads => Payload.Each;

    private byte[] Body => Sample.Bodies[0];

    [GlobalSetup]
    public void Setup() => WarmUp.Once();

    [Benchmark(Baseline = true, Description = "TwitterEvents")]
    public int Ours() => Readers.Ours(Body);

    [Benchmark(Description = "TwitterEvents through JsonTypeInfo")]
    public object? OursThroughTypeInfo() => Readers.OursThroughTypeInfo(Body);

    [Benchmark(Description = "System.Text.Json, source-generated")]
    public object? SourceGenerated() => Readers.SourceGenerated(Body);

    [Benchmark(Description = "System.Text.Json, reflection")]
    public object? ByReflection() => Readers.ByReflection(Body);

    [Benchmark(Description = "Newtonsoft.Json")]
    public object? Newtonsoft() => Readers.Newtonsoft(Body);

    [Benchmark(Description = "Utf8JsonReader, tokens only")]
    public int Tokens() => Readers.Tokens(Body);

    [Benchmark(Description = "HMAC-SHA256 alone")]
    public int Hmac() => Readers.Hmac(Body);
}
