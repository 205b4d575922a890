using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Contract;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>To tell the family of a body, beside reading all of it: the samples of a family, one after another.</summary>
public class RecognitionBenchmarks
{
    private readonly EventFamily[] families = TwitterEventsCatalog.Instance.Families;
    private byte[][] bodies = [];

    public static IEnumerable<string> Families => TwitterSamples.Families;

    [ParamsSource(nameof(Families))]
    public string Family { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        bodies = Payload.OfFamily(Family).Bodies;
        WarmUp.Once();
    }

    [Benchmark(Baseline = true, Description = "a whole read")]
    public int Whole()
    {
        var events = 0;
        foreach (var body in bodies)
        {
            events += Readers.Ours(body);
        }

        return events;
    }

    [Benchmark(Description = "recognition alone")]
    public int Recognized()
    {
        var found = 0;
        foreach (var body in bodies)
        {
            var state = new ReadState(body.Length) { Delivery = new DeliveryBuilder(selection: null) };
            var reader = new WireReader(body, DeliveryReader.DefaultMaxDepth, ref state);
            reader.Read();
            found += Recognition.Find(ref reader, families, out _) is null ? 0 : 1;
        }

        return found;
    }

    [Benchmark(Description = "the reader it needs, and no recognition")]
    public int Prepared()
    {
        var found = 0;
        foreach (var body in bodies)
        {
            var state = new ReadState(body.Length) { Delivery = new DeliveryBuilder(selection: null) };
            var reader = new WireReader(body, DeliveryReader.DefaultMaxDepth, ref state);
            found += reader.Read() ? 1 : 0;
        }

        return found;
    }
}
