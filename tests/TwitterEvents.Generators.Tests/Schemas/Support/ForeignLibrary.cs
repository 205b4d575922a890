using System.Buffers;
using System.Text;
using TwitterEvents.Generators.Tests.Support;
using TwitterEvents.Reading;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>What the generator made of a schema set, compiled and loaded: an assembly of its own beside the library that the tests use.</summary>
internal sealed class ForeignLibrary : IDisposable
{
    private readonly LoadedApp app;

    public ForeignLibrary(GeneratorRun run)
    {
        app = new LoadedApp(run);
        Catalog = (EventCatalog)app.Assembly.GetExportedTypes()
            .Select(static type => type.GetProperty("Instance"))
            .Single(static property => property?.PropertyType == typeof(EventCatalog))!
            .GetValue(null)!;
    }

    public EventCatalog Catalog { get; }

    /// <summary>Reads a delivery, which must be well-formed.</summary>
    public Delivery Read(string text)
    {
        var delivery = DeliveryReader.Read(Encoding.UTF8.GetBytes(text), Catalog);
        Assert.Null(delivery.Malformed);
        return delivery;
    }

    /// <summary>Reads a delivery and demands that, written again, it says the same.</summary>
    public Delivery ReadWithoutLoss(string text)
    {
        var delivery = Read(text);
        var output = new ArrayBufferWriter<byte>();
        delivery.WriteTo(output);
        var written = Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.True(JsonTree.AreEqual(text, written), $"loss: read {text}\nwrote {written}");
        return delivery;
    }

    public void Dispose() => app.Dispose();
}
