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
        var body = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text);
        var delivery = app.Assembly.GetType("TwitterEvents.Reading.DeliveryReader", throwOnError: true)!
            .GetMethod("Read", BindingFlags.Public | BindingFlags.Static, [typeof(ReadOnlyMemory<byte>)])!
            .Invoke(null, [body])!;
        var output = new ArrayBufferWriter<byte>();
        delivery.GetType().GetMethod("WriteTo")!.Invoke(delivery, [output]);
        var drifts = (IEnumerable)delivery.GetType().GetProperty("Drifts")!.GetValue(delivery)!;
        return (Encoding.UTF8.GetString(output.WrittenSpan), [.. drifts.Cast<object>().Select(static drift => drift.ToString()!)]);
    }

    public void Dispose() => app.Dispose();
}
