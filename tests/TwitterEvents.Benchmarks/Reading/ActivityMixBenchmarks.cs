using BenchmarkDotNet.Attributes;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>
/// Reading the samples of X Activity, one after another. System.Text.Json is told the type of each event beforehand, which a receiver would have to
/// read first. It reads an account that is wrapped (<c>{"data":{…}}</c>) with this library's converter, which the records name: posts have none.
/// </summary>
public class ActivityMixBenchmarks
{
    private ActivityBody[] bodies = [];

    [Params("all", "posts")]
    public string Events { get; set; } = "all";

    [GlobalSetup]
    public void Setup()
    {
        bodies = ActivityBody.Of(postsAlone: Events == "posts");
        WarmUp.Once();
    }

    [Benchmark(Baseline = true, Description = "TwitterEvents")]
    public void Ours() => Each(static body => Readers.Ours(body.Bytes));

    [Benchmark(Description = "TwitterEvents, older names as X sends them")]
    public void OursAsSent() => Each(static body => Readers.Ours(body.AsSent));

    [Benchmark(Description = "System.Text.Json, source-generated")]
    public void SourceGenerated() => Each(static body => body.SourceGenerated());

    [Benchmark(Description = "System.Text.Json, reflection")]
    public void ByReflection() => Each(static body => body.ByReflection());

    [Benchmark(Description = "Utf8JsonReader, tokens only")]
    public void Tokens() => Each(static body => Readers.Tokens(body.Bytes));

    [Benchmark(Description = "HMAC-SHA256 alone")]
    public void Hmac() => Each(static body => Readers.Hmac(body.Bytes));

    private void Each<T>(Func<ActivityBody, T> read)
    {
        foreach (var body in bodies)
        {
            read(body);
        }
    }
}
