using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>A family that no one has: events at <c>data.payload</c>, with what names their kind beside them, and an id, a user and more around them.</summary>
internal static class Parcels
{
    public const string Hints = """
        {
          "family": "Parcels",
          "delivery": {
            "when": "data.kind",
            "event": "data.payload",
            "kind": "data.kind",
            "subject": "data.depot.user_id",
            "id": "data.uuid",
            "context": { "EventId": "data.uuid", "Note": "data.note", "Depot": "data.depot", "Try": "meta.try" }
          },
          "events": { "parcel.received": { "aliases": ["ParcelArrived"] } }
        }
        """;

    public static readonly SchemaSet Set = SchemaSet.None
        .WithFile("parcels/hints.json", Hints)
        .WithFile("parcels/parcel.sent/a.json", Delivery("parcel.sent", """{"id":"1","weight":3,"to":{"name":"a"}}"""))
        .WithFile("parcels/parcel.sent/several.json", """{"data":[{"kind":"parcel.sent","uuid":"u-2","payload":[{"id":"2"}]}]}""")
        .WithFile("parcels/parcel.received/a.json", Delivery("parcel.received", """{"id":"1","shelf":"b"}"""));

    private static readonly Lazy<GeneratorRun> Generated = new(() => Set.Generate());

    public static GeneratorRun Run => Generated.Value;

    private static string Delivery(string kind, string payload) =>
        $$$"""{"data":{"kind":"{{{kind}}}","uuid":"u-1","note":"x","depot":{"user_id":"7","city":"y"},"payload":{{{payload}}}},"meta":{"try":1}}""";
}
