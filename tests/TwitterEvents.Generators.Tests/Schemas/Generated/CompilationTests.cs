using System.Text.RegularExpressions;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>Whatever the samples hold, what is made of them compiles without a warning, and reads what it was made from.</summary>
public sealed partial class CompilationTests
{
    [Fact]
    public void Hostile_names_and_texts_compile() => Hostile.Run.Compile();

    [Fact]
    public void Hostile_names_and_texts_compile_beside_our_schemas_and_the_librarys_code() =>
        Library.Generate(Hostile.AddedTo(SchemaSet.Real)).Compile();

    [Fact]
    public void Hostile_names_and_texts_are_read_and_written_without_loss()
    {
        using var library = new ForeignLibrary(Hostile.Run);

        var drifts = library.ReadWithoutLoss(Hostile.Delivery).Drifts;

        Assert.DoesNotContain(drifts, static drift => !drift.Path.Contains("text_2", StringComparison.Ordinal)); // half surrogates are no text
    }

    [Fact]
    public void Generated_text_has_line_feeds_only_and_no_trailing_space()
    {
        foreach (var (name, source) in Hostile.Run.Sources)
        {
            Assert.False(TrailingSpace().IsMatch(source), name);
            Assert.DoesNotContain('\r', source);
            Assert.DoesNotContain('\t', source);
            Assert.EndsWith("}\n", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Objects_named_as_what_the_code_uses_compile()
    {
        var names = ReservedNames.OfTypes.Concat(ReservedNames.OfProperties).Concat(ReservedNames.OfEventProperties).Distinct();
        var members = names.Select(static name => $"\"{name}\":{{}}");

        SchemaSet.Polls($"{{{string.Join(',', members)}}}").Generate().Compile();
    }

    [Fact]
    public void Objects_named_as_what_the_project_has_one_of_compile() =>
        SchemaSet.Polls("""{"bot_json_context":{"n":1},"bot_catalog":{"n":"2"},"botCatalogs":[{"m":3}]}""").Generate().Compile();

    [Fact]
    public void Objects_whose_names_have_no_letter_compile_and_are_told_apart()
    {
        const string Item = """{"名":{"a":1},"":{"b":2},"*":{"c":3},"_":{"d":4},"...":[{"e":5}]}""";
        var run = SchemaSet.Polls(Item).Generate();

        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);
        Assert.Empty(library.ReadWithoutLoss($$"""{"poll_events":[{{Item}}]}""").Drifts);
    }

    [Fact]
    public void Objects_sixty_levels_deep_compile()
    {
        var distinct = Nested(static level => $"{{\"a_rather_long_name_of_level_{level}\":");
        var alike = Nested(static level => $"{{\"x{level}\":1,\"a_rather_long_name\":");
        var lists = $$"""{"lists":{{new string('[', 12)}}1{{new string(']', 12)}}}""";

        SchemaSet.Polls(distinct, alike, lists).Generate().Compile();
    }

    [Fact]
    public void Folders_of_hostile_names_compile()
    {
        var set = SchemaSet.RealAbroad;
        string[] keys =
            ["Tweet", "tweet", "TWEET", "AccountActivityEnvelope", "a b", "größe", "it's #1", "class", "x.y", "wire_events", "TwitterEvents"];
        foreach (var key in keys)
        {
            set = set.With(key + "/a.json", $$"""{"{{key}}":[{"id":1}]}""");
        }

        set = set with { Files = set.Files.Add("filtered-stream/class/a.json", """{"class":[{"id":1}]}""") };
        var run = set.Generate();

        run.Compile();
        Assert.Equal(run.Sources.Count, run.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Wrapped_and_keyed_events_of_several_kinds_are_read_and_written_without_loss()
    {
        const string Hints = """
            "poll_events": { "wraps": "Poll", "discriminator": "type", "identity": ["id"] },
            "vote_event": { "keyed": true }
            """;
        const string Keyed = """{"vote_event":{"cast":{"id":1},"":{"id":2},"take back":{"id":3}}}""";
        var run = SchemaSet
            .Polls("""{"type":"open","id":1}""", """{"type":"close","id":1}""")
            .With("vote_event/a.json", Keyed)
            .WithHints($$$"""{"events":{{{{Hints}}}}}""")
            .Generate();

        Assert.Empty(run.Diagnostics);
        using var library = new ForeignLibrary(run);
        foreach (var delivery in (string[])["""{"poll_events":[{"type":"close","id":1},{"type":"open","id":2}]}""", Keyed])
        {
            Assert.Empty(library.ReadWithoutLoss(delivery).Drifts);
        }
    }

    private static string Nested(Func<int, string> open) => string.Concat(Enumerable.Range(0, 60).Select(open)) + "1" + new string('}', 60);

    [GeneratedRegex("[ \t]\n")]
    private static partial Regex TrailingSpace();
}
