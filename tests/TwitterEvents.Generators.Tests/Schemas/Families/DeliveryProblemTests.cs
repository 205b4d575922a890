using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>What can be wrong with what a family says of its deliveries: each with its place and the cure, and what can be generated is.</summary>
public sealed class DeliveryProblemTests
{
    private const string Good = """
        "event": "data.payload",
        "kind": "data.kind"
        """;

    private static readonly SchemaSet Samples = SchemaSet.None
        .With("sent/a.json", """{"data":{"kind":"sent","id":"1","stamp":{"by":"x"},"payload":{"weight":3,"note":"y"}}}""")
        .With("gone/a.json", """{"data":{"kind":"gone","id":"2","payload":{"why":"x"}}}""");

    [Fact]
    public void A_family_that_says_enough_has_none() => Assert.Empty(Of(Good));

    [Theory]
    [InlineData("\"where\": \"x\"", 1, "'where' is not known here; known are when, event, kind, subject, id, wrapper, nested, context")]
    [InlineData("\"when\": 5", 9, "a string is expected")]
    [InlineData("\"when\": \"\"", 9, "a string is expected")]
    [InlineData("\"when\": \"data..kind\"", 9, "'data..kind' is no path: names with a dot between, such as data.payload")]
    [InlineData("\"subject\": \".id\"", 12, "'.id' is no path")]
    [InlineData("\"id\": \"[]\"", 7, "'[]' is no path")]
    [InlineData("\"id\": \"data.number\"", 1, "'data.number' is no scalar property of AccountActivityEnvelope")]
    [InlineData("\"id\": \"data.stamp\"", 1, "'data.stamp' is no scalar property of AccountActivityEnvelope")]
    [InlineData("\"subject\": \"data.payload.note\"", 1, "'data.payload.note' is no scalar property of AccountActivityEnvelope")]
    [InlineData("\"context\": { \"stamp\": \"data.stamp\" }", 14, "'stamp' is no name for C#")]
    [InlineData("\"context\": { \"Stamp\": \"data.stmap\" }", 14, "'data.stmap' is no property of AccountActivityEnvelope")]
    [InlineData("\"context\": { \"Envelope\": \"data.stamp\" }", 14, "'Envelope' is taken: every event has it already. Give the property another name")]
    [InlineData("\"context\": { \"ForUserId\": \"data.id\" }", 14, "'ForUserId' is taken")]
    [InlineData("\"context\": { \"Raw\": \"data.id\" }", 14, "'Raw' is taken")]
    [InlineData("\"context\": { \"Data\": \"data.id\" }", 14, "'Data' is taken")]
    [InlineData("\"context\": { \"AccountActivityEvent\": \"data.id\" }", 14, "'AccountActivityEvent' is taken")]
    [InlineData("\"context\": { \"A\": \"data.id\", \"A\": \"data.stamp\" }", 30, "'A' is taken")]
    [InlineData("\"context\": \"data.id\"", 12, "an object is expected")]
    [InlineData("\"nested\": \"payload\"", 11, "an array of strings is expected")]
    [InlineData("\"nested\": [\"a\", 5]", 17, "a string is expected")]
    [InlineData("\"nested\": [\"a\", \"\"]", 17, "a name is expected")]
    public void A_member_that_cannot_be_used_is_reported(string member, int column, string message) =>
        Assert.StartsWith(
            $"hints.json(2,{column}): TWE006: The hint cannot be used: {message}", Assert.Single(Of($"{Good},\n{member}", firstLine: 3)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"event\": \"data.payload\", \"kind\": \"header X Y\"", 34, "'X Y' is no name of an HTTP header; write header and the name, such as header X-GitHub-Event")]
    [InlineData("\"event\": \"data.payload\", \"kind\": \"header \"", 34, "'' is no name of an HTTP header")]
    [InlineData("\"event\": \"data.payload\", \"kind\": \"data.payload\"", 26, "'data.payload' is the event itself; name a text in it, such as data.payload.type, or beside it")]
    [InlineData("\"event\": \"data.payload\"", 1, "nothing tells which of the folders an event at 'data.payload' belongs to; name what does as \"kind\" in \"delivery\"")]
    [InlineData("\"event\": \"data.kind.payload\", \"kind\": \"data.kind\"", 1, "'kind' is no object in the samples, so no events stand in it")]
    [InlineData("\"event\": \"dat.payload\", \"kind\": \"data.kind\"", 1, "'dat' is no object in the samples, so no events stand in it")]
    public void A_place_or_kind_that_cannot_be_used_is_reported(string members, int column, string message) =>
        Assert.Contains(Of(members), problem => problem.StartsWith($"hints.json(2,{column}): TWE006: The hint cannot be used: {message}", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"event\": \"data.body\", \"kind\": \"data.kind\"", "it holds none at 'data.body'")]
    [InlineData("\"event\": \"data.payload\", \"kind\": \"data.stamp\"", "'data.stamp' is no text; correct \"kind\" in hints.json")]
    [InlineData("\"event\": \"data.payload\", \"kind\": \"data.type\"", "'data.type' is no text; correct \"kind\" in hints.json")]
    [InlineData(
        "\"event\": \"data.payload\", \"kind\": \"data.id\"",
        "'data.id' is '1', which is no folder; put the sample into a folder of that name, or add it to the \"aliases\" of this one in hints.json")]
    public void A_sample_without_its_event_is_reported(string members, string message) =>
        Assert.Contains(Of(members), problem =>
            problem.StartsWith("sent/a.json(", StringComparison.Ordinal) && problem.EndsWith($"TWE007: The sample gives no event of 'sent': {message}", StringComparison.Ordinal));

    [Fact]
    public void A_sample_in_the_folder_of_another_kind_is_reported() =>
        Assert.Equal(
            ["sent/b.json(1,1): TWE007: The sample gives no event of 'sent': it holds none at 'data.payload', but one of 'gone'; move it to account-activity/gone"],
            Problems.Of(Samples.With("sent/b.json", Samples.Files[SchemaSet.Family + "gone/a.json"]).WithHints(Delivery(Good))));

    [Theory]
    [InlineData("\"when\": \"data.knid\"", "data.knid")]
    [InlineData("\"when\": \"data.payload.size\"", "data.payload.size")]
    [InlineData("\"wrapper\": \"data\"", "data")]
    public void A_member_that_matches_nothing_is_reported(string member, string value) =>
        Assert.Equal(
            [$"hints.json(2,1): TWE003: The hint for '{value}' matches nothing in the samples; correct the name or remove it"],
            Of($"{Good},\n{member}", firstLine: 3));

    [Theory]
    [InlineData("\"when\": \"data.kind\"")]
    [InlineData("\"when\": \"data[].kind\"")]
    [InlineData("\"when\": \"data.payload\"")]
    [InlineData("\"when\": \"data.payload.weight\"")]
    [InlineData("\"when\": \"data.stamp.by\"")]
    public void A_path_that_some_sample_has_is_of_use(string member) => Assert.Empty(Of($"{Good},\n{member}"));

    [Theory]
    [InlineData("\"kind\": \"data.kind\"", "data.kind", 1)]
    [InlineData("\"kind\": \"header X-Kind\"", "X-Kind", 1)]
    [InlineData("\"nested\": [\"payload\"]", "payload", 12)]
    public void What_is_said_of_events_at_a_place_is_of_no_use_where_events_stand_under_their_keys(string member, string value, int column) =>
        Assert.Equal(
            [$"hints.json(2,{column}): TWE003: The hint for '{value}' matches nothing in the samples; correct the name or remove it"],
            Problems.Of(SchemaSet.Polls("{}").WithHints(Delivery(member))));

    [Fact]
    public void A_name_that_events_are_nested_in_twice_is_reported() => Assert.Equal(
        ["hints.json(2,22): TWE010: The hint has no effect: 'a' is there already; remove it"], Of($"{Good},\n\"nested\": [\"a\", \"b\", \"a\"]", firstLine: 3));

    [Fact]
    public void Another_name_of_a_folder_is_of_no_use_where_nothing_names_it() => Assert.Equal(
        ["hints.json(1,59): TWE003: The hint for 'tweet' matches nothing in the samples; correct the name or remove it"],
        Problems.Of(SchemaSet.None.With("post/a.json", """{"data":{"id":"1"}}""").WithHints("""{"delivery":{"event":"data"},"events":{"post":{"aliases":["tweet"]}}}""")));

    [Theory]
    [InlineData(""" "sent":{"aliases":["gone"]} """, "'gone' names the events of 'gone' already")]
    [InlineData(""" "sent":{"aliases":["sent"]} """, "'sent' names the events of 'sent' already")]
    [InlineData(""" "gone":{"aliases":["lost"]},"sent":{"aliases":["lost"]} """, "'lost' names the events of 'gone' already")]
    public void A_text_that_names_two_kinds_is_reported(string events, string message)
    {
        var problem = Assert.Single(Problems.Of(Samples.WithHints(Delivery(Good, $",\"events\":{{{events}}}"))));

        Assert.Contains($"TWE006: The hint cannot be used: {message}, and a text names those of one folder; remove it", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_named_as_one_of_the_context_has_another_name()
    {
        var set = Samples.WithHints(Delivery(Good + ""","context":{"Note":"data.id","Weight":"data.stamp"}"""));

        Assert.Empty(Problems.Of(set));
        Assert.Equal("NoteValue", set.ToModel().Record("SentEvent").Property("note").Name);
        using var library = new ForeignLibrary(set.Generate());
        dynamic e = Assert.Single(library.ReadWithoutLoss("""{"data":{"kind":"sent","id":"7","payload":{"note":"z"}}}""").Events);
        Assert.Equal(("7", "z"), ((string)e.Note, (string)e.NoteValue));
    }

    private static string Delivery(string members, string more = "") => "{\"delivery\":{\n" + members + "\n}" + more + "}";

    /// <summary>The problems of a family that says these members, the first of them on line 2; or as many lines later as stand before the one that matters.</summary>
    private static string[] Of(string members, int firstLine = 2) =>
        [.. Problems.Of(Samples.WithHints(Delivery(members)))
            .Select(problem => problem.Replace($"hints.json({firstLine + 1},", "hints.json(2,", StringComparison.Ordinal))];

    [Theory]
    [InlineData("\"event\":\"itemz\"", """{"items":[{"x":1}]}""", "sent/a.json(1,1): TWE007: The sample gives no event of 'sent': it holds none at 'itemz'")]
    [InlineData("\"event\":\"items.x\"", """{"items":{"y":1}}""", "sent/a.json(1,1): TWE007: The sample gives no event of 'sent': it holds none at 'items.x'")]
    [InlineData("\"event\":\"items\"", """{"items":[]}""", "sent/a.json(1,1): TWE007: The sample gives no event of 'sent': it holds none at 'items'")]
    [InlineData("\"event\":\"items\"", """{"items":null}""", "sent/a.json(1,1): TWE007: The sample gives no event of 'sent': it holds none at 'items'")]
    [InlineData("\"event\":\"items\"", """{"items":"x"}""", "sent/a.json(1,10): TWE007: The sample gives no event of 'sent': an event is an object")]
    [InlineData("\"event\":\"\",\"kind\":\"x\"", """{"y":1}""", "sent/a.json(1,1): TWE007: The sample gives no event of 'sent': 'x' is no text; correct \"kind\" in hints.json")]
    public void A_place_of_events_that_no_sample_has_is_reported(string delivery, string sample, string problem)
    {
        var run = SchemaSet.None.WithHints("{\"delivery\":{" + delivery + "}}").With("sent/a.json", sample).Generate();

        Assert.Equal([problem], Problems.Of(run));
        run.Compile();
    }

    [Theory]
    [InlineData("""{"delivery":{"context":{"AccountActivityEnvelope":"a"}}}""", "AccountActivityEnvelope", 25)]
    [InlineData("""{"delivery":{"context":{"Poll":"a"}},"events":{"poll_events":{"wraps":"Poll"}}}""", "Poll", 25)]
    public void A_context_named_as_what_events_have_is_reported(string hints, string name, int column)
    {
        var run = SchemaSet.None.With("poll_events/a.json", """{"a":"1","poll_events":[{"q":1}]}""").WithHints(hints).Generate();

        Assert.Equal([$"hints.json(1,{column}): TWE006: The hint cannot be used: '{name}' is taken: every event has it already. Give the property another name"], Problems.Of(run));
        run.Compile();
    }

    [Fact]
    public void Keyed_events_at_a_place_are_reported()
    {
        var run = SchemaSet.None.With("sent/a.json", """{"data":{"open":{"x":1}}}""")
            .WithHints("""{"delivery":{"event":"data"},"events":{"sent":{"keyed":true}}}""").Generate();

        Assert.Equal(["hints.json(1,48): TWE003: The hint for 'sent' matches nothing in the samples; correct the name or remove it"], Problems.Of(run));
        using var library = new ForeignLibrary(run);
        Assert.Empty(library.ReadWithoutLoss("""{"data":{"open":{"x":1}}}""").Drifts);
    }
}
