using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>What a property is of which no sample has a value.</summary>
public sealed class UnseenValueTests
{
    [Theory]
    [InlineData("null", "{\"id\":1,\"name\":\"x\"}", "Owner")]
    [InlineData("null", "\"x\"", "string")]
    [InlineData("null", "[1]", "List<long>")]
    [InlineData("[]", "[1]", "List<long>")]
    [InlineData("[]", "{\"id\":1}", "List<JsonElement>")]
    [InlineData("[null]", "[1]", "List<JsonElement>")]
    [InlineData("null", "[]", "JsonElement")]
    public void It_has_the_type_of_the_others_of_its_name(string unseen, string seen, string type) =>
        Assert.Equal(type, SchemaSet.Polls($$$"""{"owner":{{{unseen}}},"poll":{"owner":{{{seen}}}}}""").TypeOf("owner"));

    [Theory]
    [InlineData("1", "\"x\"")]
    [InlineData("{\"id\":1,\"name\":\"x\"}", "{\"since\":2,\"until\":3}")]
    public void Where_the_others_differ_it_stays_raw(string first, string second) =>
        Assert.Equal(
            "JsonElement", SchemaSet.Polls($$$"""{"owner":null,"poll":{"owner":{{{first}}}},"vote":{"owner":{{{second}}}}}""").TypeOf("owner"));

    [Fact]
    public void A_hint_wins() =>
        Assert.Equal(
            "JsonElement",
            SchemaSet.Polls("""{"owner":null,"poll":{"owner":1}}""").WithHints("""{"formats":{"PollEvent.owner":"raw"}}""").TypeOf("owner"));

    [Fact]
    public void What_another_family_has_counts_for_nothing()
    {
        var set = SchemaSet.Polls("""{"owner":null}""")
            .WithFile("other/hints.json", """{"delivery":{"when":"of_other"}}""")
            .WithFile("other/vote_events/a.json", """{"of_other":1,"vote_events":[{"owner":"x"}]}""");

        Assert.Equal("JsonElement", set.TypeOf("owner"));
    }
}
