using TwitterEvents.Generators.Schemas;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Diagnostics;

/// <summary>Each problem with a schema has a file, a line and a column, and takes away no code that it does not concern.</summary>
public sealed class SchemaDiagnosticsTests
{
    [Fact]
    public void Our_schemas_have_no_problems() => Assert.Empty(Problems.Of(SchemaSet.Real));

    [Fact]
    public void TWE001_A_sample_that_is_no_JSON() =>
        Assert.Equal(
            ["poll_events/b.json(3,5): TWE001: The file is no valid JSON: ',' or '}' is expected"],
            Problems.Of(SchemaSet.Polls("{}").With("poll_events/b.json", "{\r\n  \"poll_events\": []\r\n    \"x\": 1\r\n}")));

    [Fact]
    public void TWE001_Hints_that_are_no_JSON_leave_the_samples_to_inference()
    {
        var run = SchemaSet.Polls("""{"id":1}""").WithHints("{\n  ,").Generate();

        Assert.Equal(["hints.json(2,3): TWE001: The file is no valid JSON: a property name in quotes is expected"], Problems.Of(run));
        Assert.Contains("AccountActivity.poll_events.g.cs", run.Sources.Keys);
    }

    /// <summary>Half of a file while it is being written tells nothing of the rest, which would look wrong from one end to the other.</summary>
    [Theory]
    [InlineData("x-activity/hints.json")]
    [InlineData("account-activity/hints.json")]
    [InlineData("hints.json")]
    public void TWE001_Hints_that_are_no_JSON_are_the_only_problem(string path)
    {
        var run = SchemaSet.Real.EditFile(path, static text => text[..(text.Length / 2)]).Generate();

        Assert.StartsWith("TWE001", Assert.Single(run.Diagnostics).Id, StringComparison.Ordinal);
    }

    [Fact]
    public void TWE001_A_broken_sample_takes_nothing_from_the_other_events()
    {
        var whole = SchemaSet.Real.Generate().Sources;
        var broken = SchemaSet.Real.Edit("follow_events/unfollow.json", static text => text[..^3]).Generate().Sources;

        Assert.Equal(whole.Keys, broken.Keys);
        Assert.All(
            whole.Keys.Where(static name => name.EndsWith("_events.g.cs", StringComparison.Ordinal) && name != "AccountActivity.follow_events.g.cs"),
            name => Assert.Equal(whole[name], broken[name]));
        Assert.Contains("record FollowEvent", broken["AccountActivity.follow_events.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void TWE001_A_broken_only_sample_is_the_only_problem()
    {
        var run = SchemaSet.Real.Edit("user_event/revoke.json", static text => text + "}").Generate();

        Assert.StartsWith("user_event/revoke.json(", Assert.Single(Problems.Of(run)), StringComparison.Ordinal);
        Assert.DoesNotContain("AccountActivity.user_event.g.cs", run.Sources.Keys);
        Assert.Contains("AccountActivity.Tweet.g.cs", run.Sources.Keys);
    }

    [Theory]
    [InlineData("1", "true", "a boolean", "a number")]
    [InlineData("true", "\"yes\"", "a string", "a boolean")]
    [InlineData("true", "[1]", "an array", "a boolean")]
    [InlineData("\"x\"", "{}", "an object", "a string")]
    [InlineData("\"x\"", "{\"1\":1}", "an object", "a string")]
    [InlineData("{\"x\":1}", "false", "a boolean", "an object")]
    public void TWE002_Samples_that_disagree_name_both_files_and_places(string first, string second, string here, string there)
    {
        var set = SchemaSet.None
            .With("poll_events/a.json", "{\"poll_events\": [\n  {\"value\": " + first + "}]}")
            .With("poll_events/b.json", "{\"poll_events\": [\n\n   {\"value\": " + second + "}]}");

        Assert.Equal(
            [
                $"poll_events/b.json(3,14): TWE002: 'PollEvent.value' is {here} here and {there} in poll_events/a.json(2,13); "
                + "it stays raw JSON. Mend the sample, or give it a format in hints.json.",
            ],
            Problems.Of(set));
        Assert.Equal("RawCodec", set.CodecOf("value"));
    }

    [Fact]
    public void TWE002_Items_of_one_array_that_disagree() =>
        Assert.StartsWith(
            "poll_events/a.json(1,30): TWE002: 'PollEvent.values' is a boolean here and a number in poll_events/a.json(1,28);",
            Assert.Single(Problems.Of(SchemaSet.Polls("""{"values":[1,true]}"""))),
            StringComparison.Ordinal);

    [Fact]
    public void TWE002_Null_agrees_with_everything() =>
        Assert.Empty(Problems.Of(SchemaSet.Polls("""{"value":null}""", """{"value":{"x":[null]}}""", "{}")));

    [Fact]
    public void TWE002_An_event_that_is_an_item_in_one_sample_and_not_in_another_is_no_problem() =>
        Assert.Empty(Problems.Of(SchemaSet.Polls("""{"x":1}""").With("poll_events/b.json", """{"poll_events":{"x":1}}""")));

    [Fact]
    public void TWE004_Two_events_that_a_hint_gives_one_name_are_both_generated()
    {
        var set = SchemaSet.Polls("{}").With("vote_event/a.json", """{"vote_event":{}}""")
            .WithHints("""{"events":{"poll_events":{"type":"Ballot"},"vote_event":{"type":"Ballot"}}}""");

        Assert.Equal(["hints.json(1,58): " + Taken("Ballot")], Problems.Of(set));
        Assert.Contains("Ballot2", set.ToModel().Records().Keys);
    }

    [Theory]
    [InlineData("""{"types":{"Drift":{"at":["PollEvent.owner"]}}}""", 26, "Drift")]
    [InlineData("""{"types":{"PollEvent":{"at":["PollEvent.owner"]}}}""", 30, "PollEvent")]
    [InlineData("""{"events":{"poll_events":{"wraps":"PollEvent"}}}""", 27, "PollEvent")]
    [InlineData("""{"events":{"poll_events":{"wraps":"Kind"}}}""", 27, "Kind")]
    public void TWE004_A_hint_with_a_name_that_is_taken(string hints, int column, string name) =>
        Assert.Equal(
            [$"hints.json(1,{column}): " + Taken(name)],
            Problems.Of(SchemaSet.Polls("""{"owner":{"id":1}}""").WithHints(hints)));

    [Theory]
    [InlineData("BotCatalog")]
    [InlineData("BotJsonContext")]
    public void TWE004_An_event_with_the_name_of_what_a_project_has_one_of(string name) =>
        Assert.Equal(
            ["hints.json(1,27): " + Taken(name)],
            Problems.Of(SchemaSet.Polls("""{"id":1}""").WithHints("""{"events":{"poll_events":{"type":"NAME"}}}""".Replace("NAME", name, StringComparison.Ordinal))));

    [Fact]
    public void TWE004_Two_families_of_one_name()
    {
        var set = SchemaSet.Polls("{}");
        var both = set with { Files = set.Files.Add("account_activity/post_events/a.json", """{"post_events":[{}]}""") };

        Assert.Equal(
            $"{SchemaSet.Root}account_activity/post_events/a.json(1,1): " + Taken("AccountActivityEnvelope"),
            Problems.Of(both)[0]);
    }

    [Fact]
    public void TWE005_A_family_without_a_sample() =>
        Assert.Equal(
            ["hints.json(1,1): TWE005: There is no sample below the schema folder 'account-activity'; add FAMILY/EVENT_KEY/NAME.json"],
            Problems.Of(SchemaSet.None.WithHints("""{"family":"Polls","delivery":{"subject":"user"},"names":{"*.w":"Width"}}""")));

    [Fact]
    public void TWE008_Two_families_without_a_path_that_tells_them_from_others()
    {
        var set = SchemaSet.Polls("{}").WithFile("filtered-stream/post_events/a.json", """{"post_events":[{}]}""");

        Assert.Equal([$"{SchemaSet.Root}filtered-stream/post_events/a.json(1,1): {ToldFrom("filtered-stream", "account-activity")}"], Problems.Of(set));
    }

    [Theory]
    [InlineData("rules", "rules")]
    [InlineData("rules[]", "rules")]
    [InlineData("rules.id", "rules[].id")]
    public void TWE008_Two_families_that_one_path_tells_from_others(string path, string samePath)
    {
        var set = SchemaSet.None.With("poll_events/a.json", """{"poll_events":[{}],"rules":{"id":1}}""").WithHints($$$"""{"delivery":{"when":"{{{path}}}"}}""")
            .WithFile("filtered-stream/post_events/a.json", """{"post_events":[{}],"rules":[{"id":1}]}""")
            .WithFile("filtered-stream/hints.json", $$$"""{"delivery":{ "when":"{{{samePath}}}"}}""");

        Assert.Equal([$"{SchemaSet.Root}filtered-stream/hints.json(1,15): {ToldFrom("filtered-stream", "account-activity")}"], Problems.Of(set));
    }

    [Fact]
    public void TWE008_Not_for_families_of_which_each_but_one_has_a_path_of_its_own()
    {
        var set = SchemaSet.Polls("{}")
            .WithFile("filtered-stream/post_events/a.json", """{"post_events":[{}],"rules":[1]}""")
            .WithFile("filtered-stream/hints.json", """{"delivery":{"when":"rules"}}""");

        Assert.Empty(Problems.Of(set));
    }

    [Theory]
    [InlineData("""{"poll_events":[{}],"rules":[1]}""", "")]
    [InlineData("""{"poll_events":[{}],"rules":[1],"own":1}""", """{"delivery":{"when":"own"}}""")]
    public void TWE007_A_sample_that_has_the_path_of_another_family(string sample, string hints)
    {
        var set = SchemaSet.None.With("poll_events/a.json", sample)
            .WithFile("filtered-stream/post_events/a.json", """{"post_events":[{}],"rules":[1]}""")
            .WithFile("filtered-stream/hints.json", """{"delivery":{"when":"rules"}}""");

        Assert.Equal(
            ["poll_events/a.json(1,1): TWE007: The sample gives no event of 'poll_events': it has 'rules', by which deliveries of 'filtered-stream' are told from others"],
            Problems.Of(hints.Length > 0 ? set.WithHints(hints) : set));
    }

    [Fact]
    public void TWE008_Not_for_a_family_without_samples()
    {
        var set = SchemaSet.Polls("{}");
        var both = set with { Files = set.Files.Add("filtered-stream/hints.json", "{}") };

        Assert.DoesNotContain(Problems.Of(both), problem => problem.Contains("TWE008", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_without_schemas_gets_nothing_and_hears_nothing()
    {
        var run = SchemaSet.None.Generate();

        Assert.Empty(run.Sources);
        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void Files_that_are_no_schemas_are_not_read()
    {
        var project = new TestProject
        {
            Files =
            [
                new TestFile("/repo/other.json", "?"),
                new TestFile("/repo/schemas/x/y/z.json", "?", ("TwitterKind", "Other"), ("SchemaFolder", "x/y/")),
            ],
        };

        Assert.Empty(GeneratorHarness.Run(new SchemaGenerator(), project).Diagnostics);
    }

    [Theory]
    [InlineData("[]", 1, "a delivery is a JSON object")]
    [InlineData("{\"polls\":[{}]}", 1, "it holds none")]
    [InlineData("{\"poll_events\":[]}", 1, "it holds none")]
    [InlineData("{\"poll_events\":null}", 1, "it holds none")]
    [InlineData("{\"poll_events\":[{},7]}", 20, "an event is an object")]
    [InlineData("{\"poll_events\":\"x\"}", 16, "an event is an object")]
    public void TWE007_A_sample_that_is_no_delivery_of_its_event(string text, int column, string why) =>
        Assert.Equal(
            [$"poll_events/a.json(1,{column}): TWE007: The sample gives no event of 'poll_events': {why}"],
            Problems.Of(SchemaSet.None.With("poll_events/a.json", text)));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":\"\"}")]
    public void TWE007_An_item_that_the_runtime_could_not_tell_apart(string item) =>
        Assert.Equal(
            [
                "poll_events/b.json(1,17): TWE007: The sample gives no event of 'poll_events': "
                + "an item has no text in 'type', which tells its kinds apart",
            ],
            Problems.Of(SchemaSet.Polls("""{"type":"open"}""", item).WithHints("""{"events":{"poll_events":{"discriminator":"type"}}}""")));

    [Fact]
    public void TWE007_A_keyed_event_that_is_no_object() =>
        Assert.Equal(
            ["poll_event/b.json(1,15): TWE007: The sample gives no event of 'poll_event': a keyed event is an object"],
            Problems.Of(SchemaSet.None
                .With("poll_event/a.json", """{"poll_event":{"open":{}}}""")
                .With("poll_event/b.json", """{"poll_event":[{}]}""")
                .WithHints("""{"events":{"poll_event":{"keyed":true}}}""")));

    private static string ToldFrom(string family, string other) =>
        $"TWE008: Deliveries of '{family}' cannot be told from those of '{other}': give one of them a path that only its deliveries have, "
        + "as \"when\" in \"delivery\" of its hints.json";

    private static string Taken(string name) => $"TWE004: The type name '{name}' is taken; give this type another one in hints.json";

    [Fact]
    public void A_kind_that_is_no_text_is_reported()
    {
        var run = SchemaSet.Polls("{\"type\":\"\\ud800\"}", """{"type":"x"}""").WithHints("""{"events":{"poll_events":{"discriminator":"type"}}}""").Generate();

        Assert.Equal(
            ["poll_events/a.json(1,17): TWE007: The sample gives no event of 'poll_events': an item has no text in 'type', which tells its kinds apart"],
            Problems.Of(run));
        run.Compile();
    }

    [Theory]
    [InlineData("\"type\":\"AccountActivityEnvelope\"", 2, "AccountActivityEnvelope")]
    [InlineData("\"discriminator\":\"type\",\n\"kinds\":{\"open\":{\"type\":\"X\"},\n\"close\":{\"type\":\"X\"}}", 3, "X")]
    public void A_name_of_an_event_that_is_taken_is_reported_at_the_hint(string hints, int line, string name)
    {
        var set = SchemaSet.Polls("""{"type":"open"}""", """{"type":"close"}""").WithHints("{\"events\":{\"poll_events\":{\n" + hints + "}}}");

        Assert.StartsWith($"hints.json({line},", Assert.Single(Problems.Of(set)), StringComparison.Ordinal);
        Assert.Contains($"TWE004: The type name '{name}' is taken", Assert.Single(Problems.Of(set)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hint.json")]
    [InlineData("poll_events/deep/a.json")]
    public void A_file_in_no_place_for_one_is_reported(string path)
    {
        var set = SchemaSet.Polls("""{"id":1,"type":"open","owner":{"id":"7"}}""").With(path, """{"poll_events":[{"b":1}]}""");

        Assert.StartsWith($"{path}(1,1): TWE009: The file is neither a sample nor hints", Assert.Single(Problems.Of(set)), StringComparison.Ordinal);
    }
}
