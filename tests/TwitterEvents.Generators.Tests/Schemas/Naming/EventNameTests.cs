using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Naming;

/// <summary>No sample stops the build by a name: an event whose short name something else has gets the long one, of key and kind.</summary>
public sealed class EventNameTests
{
    [Fact]
    public void A_kind_under_two_keys_has_the_names_of_both()
    {
        var set = SchemaSet.None
            .With("label/a.json", """{"label":[{"action":"created"},{"action":"edited"}]}""")
            .With("member/a.json", """{"member":[{"action":"created"},{"action":"added"}]}""")
            .WithHints("""{"events":{"label":{"discriminator":"action"},"member":{"discriminator":"action"}}}""");

        Assert.Equal(["AddedEvent", "EditedEvent", "LabelCreatedEvent", "MemberCreatedEvent"], EventsOf(set));
        Assert.Empty(Problems.Of(set));
    }

    [Theory]
    [InlineData("unknown_events", "UnknownEventsEvent")]
    [InlineData("twitter_event", "TwitterEventEvent")]
    [InlineData("account_activity_events", "AccountActivityEventsEvent")]
    public void A_key_whose_name_the_library_has_keeps_all_of_it(string key, string name)
    {
        var set = SchemaSet.None.With($"{key}/a.json", $$"""{"{{key}}":[{"id":1}]}""");

        Assert.Equal([name], EventsOf(set));
        Assert.Empty(Problems.Of(set));
    }

    [Fact]
    public void Of_two_keys_of_one_name_each_keeps_all_of_it()
    {
        var set = SchemaSet.Polls("{}").With("poll_event/a.json", """{"poll_event":{}}""").With("poll/a.json", """{"poll":{}}""");

        Assert.Equal(["PollEvent", "PollEventEvent", "PollEventsEvent"], EventsOf(set));
        Assert.Empty(Problems.Of(set));
    }

    [Fact]
    public void A_name_by_a_hint_is_nobody_elses()
    {
        var set = SchemaSet.Polls("{}").With("vote_events/a.json", """{"vote_events":[{}]}""")
            .WithHints("""{"events":{"vote_events":{"type":"PollEvent"}}}""");

        Assert.Equal(["PollEvent", "PollEventsEvent"], EventsOf(set));
        Assert.Empty(Problems.Of(set));
    }

    private static IEnumerable<string> EventsOf(SchemaSet set) =>
        set.ToModel().Files.OfType<EventFile>().SelectMany(static file => file.Events).Select(static e => e.Record.Name).Order(StringComparer.Ordinal);
}
