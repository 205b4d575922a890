using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Several families in one catalog: one tells itself by a path, one by its names, one takes the rest.</summary>
public sealed class SeveralFamiliesTests : IDisposable
{
    private static readonly Lazy<GeneratorRun> Run = new(static () => new SchemaSet(
        Parcels.Set.Files
            .AddRange(Providers.GitHub.Files)
            .AddRange(Providers.Slack.Files)
            .AddRange(Providers.CloudEvents.Files))
        .Generate());

    /// <summary>What is generated from them.</summary>
    internal static GeneratorRun Generated => Run.Value;

    private readonly ForeignLibrary library = new(Run.Value);

    [Fact]
    public void They_can_be_told_apart() => Assert.Empty(Problems.Of(Run.Value));

    [Theory]
    [InlineData("""{"data":{"payload":{"weight":1},"kind":"parcel.sent"}}""", "parcels ParcelSentEvent")]
    [InlineData("""{"data":[{"x":1},{"kind":"parcel.lost"}]}""", "parcels UnknownParcelsEvent UnknownParcelsEvent")]
    [InlineData("""{"data":{"size":1},"specversion":"1.0","type":"com.example.made"}""", "cloudevents ComExampleMadeEvent")]
    [InlineData("""{"type":"com.example.made","data":{"size":1},"specversion":null}""", "cloudevents ComExampleMadeEvent")]
    [InlineData("""{"source":"/tea","data":{"size":1}}""", "cloudevents UnknownCloudeventsEvent")]
    [InlineData("""{"event":{"room":"q","type":"join"}}""", "slack JoinEvent")]
    [InlineData("""{"ref":"x","after":"y"}""", "github PushEvent")]
    [InlineData("""{"data":{"size":1}}""", "github PushEvent")]
    [InlineData("""{"data":{"size":1},"more":[{"event":{"type":"join"}}]}""", "github PushEvent")]
    [InlineData("{}", "github PushEvent")]
    public void Each_body_is_of_one(string body, string expected)
    {
        var delivery = library.ReadWithoutLoss(body, ("X-GitHub-Event", "push"));

        Assert.Equal(expected, $"{delivery.Envelope!.Family} {string.Join(' ', delivery.Events.Select(static e => e.GetType().Name))}");
    }

    [Fact]
    public void The_catalog_names_the_header_of_one_and_the_kinds_of_all()
    {
        Assert.Equal(["X-GitHub-Event"], library.Catalog.Headers);
        Assert.Contains(library.Catalog.Kinds, static kind => kind.EventType.Name == "PushEvent");
        Assert.Contains(library.Catalog.Kinds, static kind => kind.EventType.Name == "ParcelSentEvent");
        Assert.Contains(library.Catalog.Kinds, static kind => kind.EventType.Name == "JoinEvent");
    }

    public void Dispose() => library.Dispose();
}
