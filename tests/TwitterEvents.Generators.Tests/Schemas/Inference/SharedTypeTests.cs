using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>Types across families: what a hint names is one type, whoever names it; nothing else is.</summary>
public sealed class SharedTypeTests
{
    private const string AtOwner = """ "types":{"Owner":{"at":["*.owner"]}} """;

    private static readonly SchemaSet Families = SchemaSet.None
        .WithFile("polls/poll_events/a.json", """{"poll_events":[{"owner":{"id":1,"name":"x"}}]}""")
        .WithFile("votes/vote_events/a.json", """{"vote_events":[{"owner":{"id":1,"since":"y"}}],"votes":1}""")
        .WithFile("votes/hints.json", Votes(""));

    [Fact]
    public void Objects_of_two_families_share_no_type_by_their_looks() =>
        Assert.Equal(["Owner: id name", "VoteEventOwner: id since"], Types(Families));

    [Fact]
    public void A_type_that_hints_of_two_families_name_is_one()
    {
        var set = Families
            .WithFile("polls/hints.json", $$"""{{{AtOwner}}}""")
            .WithFile("votes/hints.json", Votes("," + AtOwner));

        Assert.Equal(["Owner: id name since"], Types(set));
        Assert.Empty(Problems.Of(set));
    }

    [Fact]
    public void A_type_of_the_hints_that_all_share_is_one()
    {
        var set = Families.WithFile("hints.json", $$"""{{{AtOwner}}}""");

        Assert.Equal(["Owner: id name since"], Types(set));
        Assert.Empty(Problems.Of(set));
    }

    [Fact]
    public void A_place_of_any_type_is_one_of_the_familys_own()
    {
        var set = Families.WithFile("polls/hints.json", """{"types":{"Person":{"at":["*.owner"]}}}""");

        Assert.Equal(["Owner: id since", "Person: id name"], Types(set));
    }

    [Fact]
    public void What_several_families_share_has_a_file_that_is_named_for_none()
    {
        var set = Families.WithFile("hints.json", $$"""{{{AtOwner}}}""");

        Assert.Contains("Shared.Owner.g.cs", set.Generate().Sources.Keys);
    }

    [Fact]
    public void A_hint_that_all_share_for_what_no_family_has_is_reported() =>
        Assert.Equal(
            [$"{SchemaSet.Root}hints.json(1,19): TWE003: The hint for '*.owners' matches nothing in the samples; correct the name or remove it"],
            Problems.Of(Families.WithFile("hints.json", """{"descriptions":{ "*.owners":"x"}}""")));

    private static string Votes(string more) => $$"""{"delivery":{"when":"votes"}{{more}}}""";

    private static IEnumerable<string> Types(SchemaSet set) => set.ToModel().Files.OfType<TypesFile>()
        .SelectMany(static file => file.Records)
        .Select(static record => $"{record.Name}: {string.Join(' ', record.Properties.Select(static property => property.Wire))}")
        .Order(StringComparer.Ordinal);
}
