using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>What inference makes of a provider it was not made for, without a hint but for how events are told apart.</summary>
[Trait("needs", "payloads")]
public sealed class GitHubTests
{
    private const double MostTypes = 0.35;

    private const int Tenths = 10;

    /// <summary>Of the scalars of a kind that other payloads have too.</summary>
    private const double LeastTyped = 0.985;

    private const double MostVanishing = 1.0 / 2_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Types_are_few(bool hasKinds)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var all = GitHub.All(hasKinds);
        var model = all.ToSet().ToModel();
        var types = TypesOf(model).ToList();
        var places = all.ObjectPlaces.Count();

        Say($"{all.Payloads.Count} payloads, {places} places, {types.Count} types, {(double)types.Count / places:0.000}");
        Say(string.Join(' ', types));
        Assert.True(types.Count <= MostTypes * places, $"{types.Count} types of {places} places");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_payload_is_typed_by_its_own_reader(bool hasKinds)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var all = GitHub.All(hasKinds);
        var run = all.ToSet().Generate();
        using var library = new ForeignLibrary(run);

        var typed = new TypedLeaves(all.ToSet().ToModel());
        Say($"{run.Sources.Count} files, {run.Sources.Values.Sum(static text => text.Split('\n').Length)} lines");
        Assert.All(all.Payloads, payload =>
        {
            var delivery = library.ReadWithoutLoss(payload.Text, (GitHub.Header, payload.Event));
            Assert.Empty(delivery.Drifts);
            Assert.Equal(0, delivery.RawValues);
            Assert.DoesNotContain(delivery.Events, static e => e is UnknownEvent);
        });
        Say($"{all.Payloads.Sum(payload => typed.Raw(payload.Event, all.DiscriminatorOf(payload), payload.Body))} scalars are of a property that is raw");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_payload_left_out_is_mostly_typed(bool hasKinds)
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var all = GitHub.All(hasKinds);
        var (leaves, raw, knownLeaves, knownRaw) = (0, 0, 0, 0);

        // One of each event at once, which is harder than one alone, and a tenth of the models.
        foreach (var leftOut in all.Payloads.GroupBy(static payload => payload.Event).SelectMany(static e => e.Index()).ToLookup(static e => e.Index, static e => e.Item))
        {
            var others = all.Without((other, _) => leftOut.Contains(other));
            var typed = new TypedLeaves(others.ToSet().ToModel());
            foreach (var payload in leftOut)
            {
                var count = TypedLeaves.Count(payload.Body);
                var rawHere = typed.Raw(payload.Event, all.DiscriminatorOf(payload), payload.Body);
                var isKnown = others.Payloads.Any(other => others.KindOf(other) == all.KindOf(payload));
                (leaves, raw) = (leaves + count, raw + rawHere);
                (knownLeaves, knownRaw) = isKnown ? (knownLeaves + count, knownRaw + rawHere) : (knownLeaves, knownRaw);
                if (rawHere > 0)
                {
                    Say($"{payload}: {rawHere} of {count}{(isKnown ? "" : ", kind unknown")}");
                }
            }
        }

        Say($"typed {1 - ((double)raw / leaves):0.0000}; of kinds that others have {1 - ((double)knownRaw / knownLeaves):0.0000}");
        Assert.True(knownLeaves - knownRaw >= LeastTyped * knownLeaves);
    }

    [Fact]
    public void The_last_tenth_of_the_samples_moves_little()
    {
        Assert.SkipUnless(Payloads.AreThere, Payloads.Absent);
        var all = GitHub.All(hasKinds: false);
        var after = all.ToSet().ToModel();
        var before = all.Without((_, index) => index * Tenths / all.Payloads.Count == Tenths - 1).ToSet().ToModel();

        var types = TypesOf(before).Except(TypesOf(after)).ToList();
        var known = PropertiesOf(before).ToList();
        var properties = known.Except(PropertiesOf(after)).ToList();

        Say($"{types.Count} types vanish, {properties.Count} of {known.Count} properties: {string.Join(' ', [.. types, .. properties])}");
        Assert.True(types.Count + properties.Count <= MostVanishing * known.Count);
    }

    private static IEnumerable<string> TypesOf(SchemaModel model)
    {
        var events = model.Files.OfType<EventFile>().SelectMany(static file => file.Events).Select(static e => e.Record.Name);
        var envelopes = model.Files.OfType<EnvelopeFile>().Select(static file => file.Envelope.Name);
        return model.Records().Keys.Except([.. events, .. envelopes]).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> PropertiesOf(SchemaModel model) =>
        model.Records().Values.SelectMany(static record => record.Properties.Select(property => $"{record.Name}.{property.Name}"));

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
