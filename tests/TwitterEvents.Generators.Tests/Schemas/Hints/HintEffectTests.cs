using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Hints;

/// <summary>What each hint does. That no other hint of the test is reported is part of it.</summary>
public sealed class HintEffectTests
{
    private const string Item = """{"id":1,"type":"open","owner":{"id":"7","n":1},"voter":{"id":"8","n":2}}""";

    [Fact]
    public void Family_names_the_envelope_the_base_and_the_files()
    {
        var model = Model("""{"family":"Polling"}""");

        Assert.Equal("PollingEvent", Envelope(model).Base.Name);
        Assert.Equal("PollingEnvelope", Envelope(model).Envelope.Name);
        Assert.All(model.Files.SkipLast(1), static file => Assert.StartsWith("Polling.", file.HintName, StringComparison.Ordinal));
    }

    [Fact]
    public void Description_describes_the_envelope() =>
        Assert.Equal("All about polls.", Envelope(Model("""{"description":"All about polls."}""")).Envelope.Summary);

    [Fact]
    public void ForUserId_tells_whose_event_it_is()
    {
        var set = SchemaSet.None.With("poll_events/a.json", """{"for":{"user":7},"poll_events":[{}]}""");

        Assert.Equal(
            "For?.User?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            Envelope(Clean(set.WithHints("""{"delivery":{"subject":"for.user"}}"""))).ForUserId);
    }

    [Fact]
    public void Event_description_describes_the_event() =>
        Assert.Equal(
            "A poll. <c>poll_events[]</c>",
            Event(Model("""{"events":{"poll_events":{"description":"A poll."}}}""")).Record.Summary);

    [Fact]
    public void Event_type_names_the_event() =>
        Assert.Equal("Ballot", Event(Model("""{"events":{"poll_events":{"type":"Ballot"}}}""")).Record.Name);

    [Fact]
    public void Wraps_makes_the_event_an_envelope_around_a_shared_type()
    {
        var model = Model("""{"events":{"poll_events":{"wraps":"Poll"}}}""");

        Assert.Equal("Poll", Event(model).Wraps);
        Assert.Empty(Event(model).Record.Properties);
        Assert.Equal(["id", "type", "owner", "voter"], model.Record("Poll").Properties.Select(static property => property.Wire));
    }

    [Fact]
    public void Discriminator_makes_each_of_its_values_an_event()
    {
        var set = SchemaSet.Polls("""{"type":"open"}""", """{"type":"close"}""");

        var file = Clean(set.WithHints("""{"events":{"poll_events":{"discriminator":"type"}}}""")).Files.OfType<EventFile>().Single();

        Assert.Equal("type", file.Discriminator);
        Assert.Equal(
            [("CloseEvent", "close", "Type"), ("OpenEvent", "open", "Type")],
            file.Events.Select(static e => (e.Record.Name, e.Kind!, e.Discriminator!)));
    }

    [Fact]
    public void Discriminator_of_a_wrapped_event_is_read_from_what_it_wraps() =>
        Assert.Equal("Poll.Type", Event(Model("""{"events":{"poll_events":{"discriminator":"type","wraps":"Poll"}}}""")).Discriminator);

    [Fact]
    public void Keyed_makes_each_inner_key_an_event()
    {
        var set = SchemaSet.None.With("poll_event/a.json", """{"poll_event":{"open":{"id":1},"close":{"at":2}}}""");

        var file = Clean(set.WithHints("""{"events":{"poll_event":{"keyed":true}}}""")).Files.OfType<EventFile>().Single();

        Assert.Equal([("PollCloseEvent", "close"), ("PollOpenEvent", "open")], file.Events.Select(static e => (e.Record.Name, e.Kind!)));
        Assert.Equal("", file.Discriminator);
    }

    [Fact]
    public void Kinds_name_and_describe_one_kind()
    {
        var record = Event(Model(
            """{"events":{"poll_events":{"discriminator":"type","kinds":{"open":{"type":"PollOpened","description":"It is open."}}}}}""")).Record;

        Assert.Equal(("PollOpened", "It is open. <c>poll_events[]</c>"), (record.Name, record.Summary));
    }

    [Fact]
    public void Identity_tells_what_makes_two_events_the_same() =>
        Assert.Equal(
            ["Id?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)", "Owner?.Id"],
            Event(Model("""{"events":{"poll_events":{"identity":["id","owner.id"]}}}""")).Identity);

    [Fact]
    public void Identity_of_a_wrapped_event_is_read_from_what_it_wraps() =>
        Assert.Equal(["Poll.Type"], Event(Model("""{"events":{"poll_events":{"wraps":"Poll","identity":["type"]}}}""")).Identity);

    [Fact]
    public void Type_with_places_is_shared_by_them()
    {
        var model = Model("""{"types":{"Person":{"description":"Somebody.","at":["PollEvent.owner","PollEvent.voter"]}}}""");

        Assert.Equal("Person", model.Record("PollEvent").Property("owner").CSharpType());
        Assert.Equal("Person", model.Record("PollEvent").Property("voter").CSharpType());
        Assert.Equal("Somebody.", model.Record("Person").Summary);
    }

    [Fact]
    public void Place_with_a_star_is_that_property_of_any_type() =>
        Assert.Equal("Person", Model("""{"types":{"Person":{"at":["*.owner"]}}}""").Record("PollEvent").Property("owner").CSharpType());

    [Fact]
    public void Map_makes_an_object_a_dictionary() =>
        Assert.Equal(
            "global::System.Collections.Generic.IReadOnlyDictionary<string, long>",
            Clean(SchemaSet.Polls("""{"votes":{"yes":3,"no":1}}""").WithHints("""{"maps":["PollEvent.votes"]}"""))
                .Record("PollEvent").Property("votes").CSharpType());

    [Theory]
    [InlineData("text", "\"1\"", "StringCodec")]
    [InlineData("integer", "1.0", "Int64Codec")]
    [InlineData("number", "1", "DoubleCodec")]
    [InlineData("boolean", "null", "BooleanCodec")]
    [InlineData("raw", "1", "RawCodec")]
    [InlineData("id", "1", "IdCodec")]
    [InlineData("id-number", "\"1\"", "IdNumberCodec")]
    [InlineData("text-or-number", "1", "TextOrNumberCodec")]
    [InlineData("boolean-or-text", "\"true\"", "BooleanOrTextCodec")]
    [InlineData("twitter-date", "\"\"", "TwitterDateCodec")]
    [InlineData("epoch-milliseconds", "\"5\"", "EpochMillisecondsCodec")]
    [InlineData("epoch-milliseconds-text", "5", "EpochMillisecondsTextCodec")]
    [InlineData("epoch-seconds", "1", "EpochSecondsCodec")]
    [InlineData("epoch-seconds-text", "\"1700000000000\"", "EpochSecondsTextCodec")]
    [InlineData("date", "null", "DateOnlyCodec")]
    [InlineData("rfc3339", "\"\"", "Rfc3339Codec<Rfc3339.Z>")]
    public void Format_wins_over_what_the_samples_look_like(string format, string value, string codec) =>
        Assert.Equal(
            codec,
            Clean(SchemaSet.Polls($$"""{"id":{{value}}}""").WithHints($$$"""{"formats":{"PollEvent.id":"{{{format}}}"}}""")).Record("PollEvent").Property("id").Codec());

    [Fact]
    public void Format_settles_a_disagreement() =>
        Assert.Equal(
            "TextOrNumberCodec",
            Clean(SchemaSet.Polls("""{"id":1}""", """{"id":"1"}""").WithHints("""{"formats":{"PollEvent.id":"text-or-number"}}"""))
                .Record("PollEvent").Property("id").Codec());

    [Fact]
    public void Name_names_a_property() =>
        Assert.Equal("Number", Model("""{"names":{"PollEvent.id":"Number"}}""").Record("PollEvent").Property("id").Name);

    [Fact]
    public void Description_of_a_place_comes_before_its_path() =>
        Assert.StartsWith(
            "Which <c>poll</c>. <c>poll_events[].id</c>,",
            Model("""{"descriptions":{"PollEvent.id":"Which\n<c>poll</c>."}}""").Record("PollEvent").Property("id").Summary,
            StringComparison.Ordinal);

    [Fact]
    public void Values_are_documented_and_read_without_a_new_string()
    {
        var property = Model("""{"values":{"PollEvent.type":["open","close"]}}""").Record("PollEvent").Property("type");

        Assert.Equal("WordCodec<TypeWords>", property.Codec());
        Assert.EndsWith("Known values: <c>open</c>, <c>close</c>; there may be others.", property.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_with_the_same_values_share_them()
    {
        var record = Clean(SchemaSet.Polls("""{"from":"a","to":"b"}""").WithHints("""{"values":{"*.from":["a","b"],"*.to":["a","b"]}}""")).Record("PollEvent");

        Assert.Equal(record.Property("from").Words, record.Property("to").Words);
    }

    private static SchemaModel Model(string hints) => Clean(SchemaSet.Polls(Item).WithHints(hints));

    private static SchemaModel Clean(SchemaSet set)
    {
        var model = set.ToModel();
        Assert.Empty(model.Diagnostics);
        return model;
    }

    private static EnvelopeFile Envelope(SchemaModel model) => model.Files.OfType<EnvelopeFile>().Single();

    private static EventModel Event(SchemaModel model) => model.Files.OfType<EventFile>().Single().Events.Single();

    [Theory]
    [InlineData("""{"events":{"poll_events":{"identity":["a.id","b.id","a.n"]}}}""")]
    [InlineData("""{"events":{"poll_events":{"wraps":"Poll","identity":["a.id","b.id","a.n"]}}}""")]
    [InlineData("""{"events":{"poll_events":{"identity":["a.c.id","b.c.id"]}}}""")]
    public void Identity_may_lead_through_several_arrays(string hints)
    {
        var run = SchemaSet.Polls("""{"a":[{"id":"1","n":2,"c":[{"id":"5"}]}],"b":[{"id":"3","c":[{"id":"6"}]}]}""").WithHints(hints).Generate();

        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);
        Assert.Single(library.ReadWithoutLoss("""{"poll_events":[{"a":[],"b":null}]}""").Events);
    }

    [Theory]
    [InlineData("""{"type":"a","type_words":1}""")]
    [InlineData("""{"type_words":"b","type":"a"}""")]
    [InlineData("""{"type":"a","typeWords":{"x":1},"TypeWords":{"x":2}}""")]
    public void Known_values_of_a_text_and_a_property_of_their_name_are_two(string item)
    {
        var run = SchemaSet.Polls(item).WithHints("""{"values":{"*.type":["a","b"]}}""").Generate();

        Assert.Empty(run.Diagnostics);
        run.Compile();
    }

    [Theory]
    [InlineData("boolean-or-text")]
    [InlineData("raw")]
    [InlineData("text-or-number")]
    public void A_discriminator_may_have_another_format_than_text(string format) =>
        SchemaSet.Polls("""{"type":"open","a":1}""", """{"type":"close","a":1}""")
            .WithHints("""{"formats":{"*.type":"FORMAT"},"events":{"poll_events":{"discriminator":"type"}}}""".Replace("FORMAT", format, StringComparison.Ordinal)).Generate().Compile();
}
