using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Naming;

public sealed class PropertyNameTests
{
    [Fact]
    public void A_property_named_as_its_record_has_another_name() => Assert.Equal("PollEventValue", Names("""{"poll_event":1}"""));

    [Fact]
    public void A_property_named_as_a_member_of_every_event_has_another_name() =>
        Assert.Equal("KindValue EnvelopeValue CloneValue", Names("""{"kind":1,"envelope":2,"clone":3}"""));

    [Fact]
    public void Properties_whose_names_look_alike_in_CSharp_are_told_apart_in_the_order_of_the_samples() =>
        Assert.Equal("LastVote LastVoteValue LastVoteValueValue", Names("""{"last_vote":1,"last-vote":2,"lastVote":3}"""));

    [Theory]
    [InlineData("""{"id":7,"id_str":"7"}""", "IdNumber IdStr", "Id")]
    [InlineData("""{"author_id":7,"author_id_str":"7"}""", "AuthorIdNumber AuthorIdStr", "AuthorId")]
    [InlineData("""{"count":7,"count_str":"7"}""", "Count CountStr", "")]
    public void Of_what_comes_as_number_and_text_the_text_has_the_short_name_if_it_is_an_id(string item, string properties, string texts)
    {
        Assert.Equal(properties, Names(item));
        Assert.Equal(texts, string.Join(' ', SchemaSet.Polls(item).ToModel().Record("PollEvent").Texts.Select(static text => text.Name)));
    }

    [Fact]
    public void An_envelope_may_have_a_property_that_events_may_not() =>
        Assert.Equal(
            "ForUserId",
            SchemaSet.None.With("poll_events/a.json", """{"for_user_id":"1","poll_events":[{}]}""")
                .ToModel().Record("AccountActivityEnvelope").Property("for_user_id").Name);

    private static string Names(string item) =>
        string.Join(' ', SchemaSet.Polls(item).ToModel().Record("PollEvent").Properties.Select(static property => property.Name));

    [Fact]
    public void Names_that_no_assembly_can_have_are_cut()
    {
        var name = new string('n', 1100);
        var run = SchemaSet.Polls($$"""{"{{name}}":1,"{{name}}2":{"x":1},"{{name}}3":{"y":[{"z":"{{name}}"}]},"{{new string('名', 400)}}":2}""").Generate();

        Assert.Empty(run.Diagnostics);
        run.Compile();
    }
}
