using System.Buffers;
using System.Collections;
using System.Reflection;
using System.Text;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>A library compiled by a test, loaded beside the one the tests themselves use, hence called by reflection.</summary>
internal sealed class LoadedLibrary(GeneratorRun run) : IDisposable
{
    private readonly LoadedApp app = new(run);

    /// <summary>Reads a delivery and writes it again.</summary>
    public (string Json, IReadOnlyList<string> Drifts) RoundTrip(string text)
    {
        var delivery = Read(text);
        return (Write(delivery), Drifts(delivery));
    }

    /// <summary>Reads a delivery and counts the scalars, null aside, that no property has.</summary>
    public (int RawValues, bool IsUnknown) CountRaw(string text)
    {
        var delivery = Read(text);
        var events = (IEnumerable)delivery.GetType().GetProperty("Events")!.GetValue(delivery)!;
        return ((int)delivery.GetType().GetProperty("RawValues")!.GetValue(delivery)!, events.Cast<object>().Any(static e => e.GetType().Name == "UnknownEvent"));
    }

    public void Dispose() => app.Dispose();

    private object Read(string text)
    {
        var body = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text);
        return app.Assembly.GetType("TwitterEvents.Reading.DeliveryReader", throwOnError: true)!
            .GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(ReadOnlyMemory<byte>)])!
            .Invoke(null, [body])!;
    }

    private static string Write(object delivery)
    {
        var output = new ArrayBufferWriter<byte>();
        delivery.GetType().GetMethod("WriteTo")!.Invoke(delivery, [output]);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static IReadOnlyList<string> Drifts(object delivery)
    {
        var drifts = (IEnumerable)delivery.GetType().GetProperty("Drifts")!.GetValue(delivery)!;
        return [.. drifts.Cast<object>().Select(static drift => drift.ToString()!)];
    }
}
