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

    [Fact]
    public void An_envelope_may_have_a_property_that_events_may_not() =>
        Assert.Equal(
            "ForUserId",
            SchemaSet.None.With("poll_events/a.json", """{"for_user_id":"1","poll_events":[{}]}""")
                .ToModel().Record("AccountActivityEnvelope").Property("for_user_id").Name);

    private static string Names(string item) =>
        string.Join(' ', SchemaSet.Polls(item).ToModel().Record("PollEvent").Properties.Select(static property => property.Name));
}
