using System.Buffers;
using System.Text;
using TwitterEvents.Generators.Tests.Support;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Tests.Support;

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

    /// <summary>A generated type.</summary>
    public Type Type(string name) => app.Assembly.GetExportedTypes().Single(type => type.Name == name);

    /// <summary>Reads a delivery, which must be well-formed.</summary>
    public Delivery Read(string text, params (string Name, string Value)[] headers)
    {
        var sent = headers.ToDictionary(static header => header.Name, static header => header.Value);
        var delivery = DeliveryReader.Read(Encoding.UTF8.GetBytes(text), Catalog, headers: sent.Count == 0 ? null : sent);
        Assert.Null(delivery.Malformed);
        return delivery;
    }

    /// <summary>Reads a delivery and demands that, written again, it says the same.</summary>
    public Delivery ReadWithoutLoss(string text, params (string Name, string Value)[] headers)
    {
        var delivery = Read(text, headers);
        var output = new ArrayBufferWriter<byte>();
        delivery.WriteTo(output);
        var written = Encoding.UTF8.GetString(output.WrittenSpan);
        Assert.Null(JsonEquivalence.Difference(text, written));
        return delivery;
    }

    /// <summary>Reads a delivery without loss and shows its events: the type and the text of each, and of an unknown one what names its kind.</summary>
    public string Show(string text, params (string Name, string Value)[] headers)
    {
        var delivery = ReadWithoutLoss(text, headers);
        return string.Join(" | ", delivery.Events.Select((e, i) =>
            $"{e.GetType().Name}{(e is UnknownEvent ? $"({e.WireName})" : "")} {Encoding.UTF8.GetString(delivery.GetRawEvent(i).Span)}"));
    }

    public void Dispose() => app.Dispose();
}
