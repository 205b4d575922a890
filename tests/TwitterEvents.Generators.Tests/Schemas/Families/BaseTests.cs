using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Events of one shape may share a base, which has what all of them have.</summary>
public sealed class BaseTests
{
    private const string Hints = """
        {"events":{
          "open_events":{"base":"DoorEvent"},
          "close_events":{"base":"DoorEvent"},
          "lock_events":{"discriminator":"type","kinds":{"bolt":{"base":"DoorEvent"}}},
          "post_events":{"base":"PaperEvent","wraps":"Paper"},
          "print_events":{"base":"PaperEvent","wraps":"Paper"},
          "note_events":{"base":"MixedEvent","wraps":"Paper"},
          "bell_events":{"base":"MixedEvent"}
        }}
        """;

    private static readonly SchemaSet Set = SchemaSet.None
        .With("open_events/a.json", """{"open_events":[{"id":"1","door":{"id":"d"},"width":1,"at":"2025-10-14"}]}""")
        .With("close_events/a.json", """{"close_events":[{"id":"1","door":{"id":"d"},"width":"x","force":2}]}""")
        .With("lock_events/a.json", """{"lock_events":[{"type":"bolt","id":"1","door":{"id":"d"}},{"type":"key","id":"1"}]}""")
        .With("post_events/a.json", """{"post_events":[{"id":"1"}]}""")
        .With("print_events/a.json", """{"print_events":[{"id":"1"}]}""")
        .With("note_events/a.json", """{"note_events":[{"id":"1"}]}""")
        .With("bell_events/a.json", """{"bell_events":[{"id":"1"}]}""")
        .WithHints(Hints);

    private static readonly Lazy<Generators.Tests.Support.GeneratorRun> Run = new(Set.Generate);

    [Fact]
    public void It_is_no_problem() => Assert.Empty(Problems.Of(Run.Value));

    /// <summary>A property is shared if all have it by one name and of one type.</summary>
    [Theory]
    [InlineData("DoorEvent", "Door Id")]
    [InlineData("PaperEvent", "Paper")]
    [InlineData("MixedEvent", "")]
    public void It_has_what_all_of_them_have(string name, string properties)
    {
        using var library = new ForeignLibrary(Run.Value);
        var type = library.Type(name);

        Assert.True(type.IsAbstract);
        Assert.Equal("AccountActivityEvent", type.BaseType!.Name);
        Assert.Equal(properties, string.Join(' ', type.GetProperties().Where(property => property.DeclaringType == type).Select(static property => property.Name).Where(static name => name != "EqualityContract").Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("""{"open_events":[{"id":"7","door":{"id":"e"},"width":3}]}""", "OpenEvent", "DoorEvent")]
    [InlineData("""{"close_events":[{"id":"7","door":{"id":"e"},"width":"y"}]}""", "CloseEvent", "DoorEvent")]
    [InlineData("""{"lock_events":[{"door":{"id":"e"},"id":"7","type":"bolt"}]}""", "BoltEvent", "DoorEvent")]
    [InlineData("""{"lock_events":[{"id":"7","type":"key"}]}""", "KeyEvent", "AccountActivityEvent")]
    public void Each_of_them_is_one_and_is_read_as_before(string body, string type, string parent)
    {
        using var library = new ForeignLibrary(Run.Value);

        var delivery = library.ReadWithoutLoss(body);

        dynamic e = Assert.Single(delivery.Events);
        Assert.Empty(delivery.Drifts);
        Assert.Equal((type, parent, "7"), (((object)e).GetType().Name, ((object)e).GetType().BaseType!.Name, (string)e.Id));
        if (parent == "DoorEvent")
        {
            Assert.Equal("e", library.Type(parent).GetProperty("Door")!.GetValue(e).Id);
        }
    }

    [Theory]
    [InlineData("post_events")]
    [InlineData("print_events")]
    public void What_all_of_them_wrap_is_the_bases(string key)
    {
        using var library = new ForeignLibrary(Run.Value);

        dynamic e = Assert.Single(library.ReadWithoutLoss($$"""{"{{key}}":[{"id":"7"}]}""").Events);

        Assert.Equal("7", library.Type("PaperEvent").GetProperty("Paper")!.GetValue(e).Id);
    }

    /// <summary>What a base declares it shows for all of its events.</summary>
    [Theory]
    [InlineData("OpenEvent")]
    [InlineData("CloseEvent")]
    public void What_is_secret_of_one_of_them_is_secret_of_all(string type)
    {
        var run = SchemaSet.Polls("""{"type":"open","token":"a"}""", """{"type":"close","token":"b"}""")
            .WithHints("""{"events":{"poll_events":{"discriminator":"type","base":"PollBase"}},"secrets":["TYPE.token"]}""".Replace("TYPE", type, StringComparison.Ordinal)).Generate();

        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);
        Assert.All(
            ["open", "close"],
            kind => Assert.DoesNotContain("hush", library.Read($$"""{"poll_events":[{"type":"{{kind}}","token":"hush"}]}""").Events[0].ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_description_of_one_of_them_is_of_no_effect_where_others_say_another() =>
        Assert.Equal(
            ["hints.json(2,1): TWE010: The hint has no effect: 'OpenEvent.at' is a property of 'PollBase', which others share; describe 'PollBase.at'"],
            Problems.Of(SchemaSet.Polls("""{"type":"open","at":"a"}""", """{"type":"close","at":"b"}""")
                .WithHints("{\"events\":{\"poll_events\":{\"discriminator\":\"type\",\"base\":\"PollBase\"}},\"descriptions\":{\n\"OpenEvent.at\":\"When.\"}}")));

    [Fact]
    public void A_name_of_a_base_that_is_taken_is_reported() =>
        Assert.StartsWith(
            "hints.json(1,27): TWE004: The type name 'PollEvent' is taken",
            Assert.Single(Problems.Of(SchemaSet.Polls("{}").WithHints("""{"events":{"poll_events":{"base":"PollEvent"}}}"""))),
            StringComparison.Ordinal);

    [Fact]
    public void A_base_named_as_a_property_of_its_events_lacks_it()
    {
        var run = SchemaSet.Polls("""{"note":1,"x":2}""").WithHints("""{"events":{"poll_events":{"base":"Note"}}}""").Generate();

        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);
        Assert.Equal("Note", library.Type("PollEvent").BaseType!.Name);
        Assert.Equal(["X"], library.Type("Note").GetProperties().Where(p => p.DeclaringType!.Name == "Note" && p.Name is "X" or "Note").Select(p => p.Name));
    }
}
