using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Hints;

/// <summary>A hint that is mistaken or of no use is reported at its own line.</summary>
public sealed class HintProblemTests
{
    private const string Item = """{"id":1,"owner":{"id":"7"}}""";

    [Theory]
    [InlineData("\"events\": {\n  \"vote_events\": { \"description\": \"x\" } }", "hints.json(3,20)", "vote_events")]
    [InlineData("\"events\": {\n  \"vote_events\": { \"type\": \"X\" } }", "hints.json(3,20)", "vote_events")]
    [InlineData("\"events\": {\n  \"vote_events\": { \"wraps\": \"X\" } }", "hints.json(3,20)", "vote_events")]
    [InlineData("\"events\": {\n  \"vote_events\": { \"discriminator\": \"type\" } }", "hints.json(3,20)", "vote_events")]
    [InlineData("\"events\": {\n  \"vote_events\": { \"keyed\": true } }", "hints.json(3,20)", "vote_events")]
    [InlineData("\"events\": {\n  \"vote_events\": { \"identity\": [\"id\"] } }", "hints.json(3,33)", "id")]
    [InlineData("\"events\": {\n  \"poll_events\": { \"kinds\": { \"open\": { \"type\": \"X\" } } } }", "hints.json(3,41)", "poll_events/open")]
    [InlineData("\"events\": {\n  \"poll_events\": { \"kinds\": { \"open\": { \"description\": \"x\" } } } }", "hints.json(3,41)", "poll_events/open")]
    [InlineData("\"types\": {\n  \"Vote\": { \"description\": \"x\" } }", "hints.json(3,13)", "Vote")]
    [InlineData("\"types\": {\n  \"Owner\": { \"at\": [\"PollEvent.owner\",\n \"PollEvent.voter\"] } }", "hints.json(4,2)", "PollEvent.voter")]
    [InlineData("\"types\": {\n  \"PollEvent\": { \"description\": \"x\" } }", "hints.json(3,18)", "PollEvent")]
    [InlineData("\"maps\": [\n  \"PollEvent.id\"]", "hints.json(3,3)", "PollEvent.id")]
    [InlineData("\"formats\": {\n  \"Owner.age\": \"text\" }", "hints.json(3,3)", "Owner.age")]
    [InlineData("\"names\": {\n  \"Owner.age\": \"Years\" }", "hints.json(3,3)", "Owner.age")]
    [InlineData("\"descriptions\": {\n  \"*.age\": \"x\" }", "hints.json(3,3)", "*.age")]
    [InlineData("\"values\": {\n  \"Owner.age\": [\"x\"] }", "hints.json(3,17)", "Owner.age")]
    [InlineData("\"aliases\": {\n  \"Owner.age\": [\"years\"] }", "hints.json(3,17)", "Owner.age")]
    [InlineData("\"aliases\": {\n  \"Poll.id\": [\"key\"] }", "hints.json(3,15)", "Poll.id")]
    [InlineData("\"aliases\": {\n  \"id\": [\"key\"] }", "hints.json(3,10)", "id")]
    [InlineData("\"names\": { \"Owner.id\": \"Key\",\n  \"Owner.id\": \"Number\" }", "hints.json(3,3)", "Owner.id")]
    public void A_hint_that_matches_nothing_is_reported(string hint, string place, string key) =>
        Assert.Equal(
            [$"{place}: TWE003: The hint for '{key}' matches nothing in the samples; correct the name or remove it"],
            Problems.Of(SchemaSet.Polls(Item).WithHints("{\n" + hint + "}")));

    [Theory]
    [InlineData("\"familly\": \"X\"", 3, "'familly' is not known here; known are family, description,")]
    [InlineData("\"family\": 1", 13, "a string is expected")]
    [InlineData("\"family\": \"\"", 13, "a string is expected")]
    [InlineData("\"family\": \"My family\"", 13, "'My family' is no name for C#")]
    [InlineData("\"description\": \"1 < 2\"", 18, "a description is XML")]
    [InlineData("\"description\": null", 18, "a string is expected")]
    [InlineData("\"delivery\": {\"subject\": \"poll\"}", 16, "'poll' is no scalar property of AccountActivityEnvelope")]
    [InlineData("\"events\": []", 13, "an object is expected")]
    [InlineData("\"events\": {\"poll_events\": {\"typ\": 1}}", 30, "'typ' is not known here; known are description, type,")]
    [InlineData("\"events\": {\"poll_events\": {\"type\": \"pollEvent\"}}", 38, "'pollEvent' is no name for C#")]
    [InlineData("\"events\": {\"poll_events\": {\"keyed\": 1}}", 30, "'keyed' is not known here")]
    [InlineData("\"events\": {\"poll_events\": {\"identity\": \"id\"}}", 42, "an array of strings is expected")]
    [InlineData("\"events\": {\"poll_events\": {\"identity\": [1]}}", 43, "a string is expected")]
    [InlineData("\"events\": {\"poll_events\": {\"identity\": [\"owner\"]}}", 43, "'owner' is no scalar property of PollEvent")]
    [InlineData("\"events\": {\"poll_events\": {\"kinds\": {\"a\": {\"x\": 1}}}}", 46, "'x' is not known here; known are type, base, description")]
    [InlineData("\"types\": {\"Owner\": {\"att\": []}}", 23, "'att' is not known here; known are description, at")]
    [InlineData("\"types\": {\"own er\": {}}", 13, "'own er' is no name for C#")]
    [InlineData("\"maps\": {}", 11, "an array of strings is expected")]
    [InlineData("\"formats\": {\"PollEvent.id\": \"day\"}", 15, "'day' is no format; formats are boolean,")]
    [InlineData("\"names\": {\"PollEvent.id\": \"class\"}", 29, "'class' is no name for C#")]
    [InlineData("\"names\": {\"PollEvent.id\": \"Kind\"}", 13, "'Kind' is taken in PollEvent")]
    [InlineData("\"values\": {\"PollEvent.owner\": [\"x\"]}", 34, "'PollEvent.owner' is no text")]
    [InlineData("\"aliases\": {\"PollEvent.id\": \"key\"}", 31, "an array of strings is expected")]
    [InlineData("\"aliases\": {\"PollEvent.id\": [\"id\"]}", 32, "'id' is the name of 'PollEvent.id' itself")]
    [InlineData("\"aliases\": {\"Owner.id\": [\"a\"], \"Owner.b\": [\"a\"]}", 46, "'a' is another name of 'Owner.id' already")]
    [InlineData("\"aliases\": {\"*.id\": [\"a\"], \"*.b\": [\"a\"]}", 38, "'a' is another name of '*.id' already")]
    [InlineData("\"aliases\": {\"*.id\": [\"a\"], \"Owner.b\": [\"id\"]}", 42, "'id' is the main name of '*.id', which has other names itself")]
    [InlineData("\"aliases\": {\"Owner.id\": [\"a\"], \"*.a\": [\"b\"]}", 42, "'a' is another name of 'Owner.id', and can have none itself")]
    [InlineData("\"descriptions\": {\"PollEvent.id\": \"<c>x\"}", 36, "a description is XML")]
    [InlineData("\"descriptions\": {\"PollEvent.id\": \"<c>x</c> <paramref name='x'/>\"}", 36, "a description of what has no parameters has no <paramref>")]
    [InlineData("\"descriptions\": {\"PollEvent.id\": \"<include file='x' path='y'/>\"}", 36, "a description of what has no parameters has no <include>")]
    [InlineData("\"description\": \"<b><typeparamref name='T'/></b>\"", 18, "a description of what has no parameters has no <typeparamref>")]
    public void A_hint_that_cannot_be_used_is_reported(string hint, int column, string message)
    {
        var problem = Assert.Single(Problems.Of(SchemaSet.Polls(Item).WithHints("{\n  " + hint + "\n}")));

        Assert.StartsWith($"hints.json(2,{column}): TWE006: The hint cannot be used: {message}", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"delivery\": {}", 15)]
    [InlineData("\"delivery\": {\"context\": {}}", 27)]
    [InlineData("\"delivery\": {\"nested\": []}", 26)]
    [InlineData("\"events\": {}", 13)]
    [InlineData("\"events\": {\"vote_events\": {}}", 29)]
    [InlineData("\"events\": {\"poll_events\": {\"identity\": []}}", 42)]
    [InlineData("\"events\": {\"poll_events\": {\"aliases\": []}}", 41)]
    [InlineData("\"events\": {\"poll_events\": {\"kinds\": {}}}", 39)]
    [InlineData("\"events\": {\"poll_events\": {\"kinds\": {\"open\": {}}}}", 48)]
    [InlineData("\"types\": {}", 12)]
    [InlineData("\"types\": {\"Owner\": {}}", 22)]
    [InlineData("\"types\": {\"Owner\": {\"at\": []}}", 29)]
    [InlineData("\"maps\": []", 11)]
    [InlineData("\"secrets\": []", 14)]
    [InlineData("\"formats\": {}", 14)]
    [InlineData("\"names\": {}", 12)]
    [InlineData("\"descriptions\": {}", 19)]
    [InlineData("\"values\": {}", 13)]
    [InlineData("\"values\": {\"PollEvent.id\": []}", 30)]
    [InlineData("\"aliases\": {}", 14)]
    [InlineData("\"aliases\": {\"PollEvent.id\": []}", 31)]
    public void A_hint_that_says_nothing_is_reported(string hint, int column) =>
        Assert.Equal(
            [$"hints.json(2,{column}): TWE010: The hint has no effect: it is empty; say something in it, or remove it"],
            Problems.Of(SchemaSet.Polls(Item).WithHints("{\n  " + hint + "\n}")));

    [Theory]
    [InlineData("\"events\": {\"poll_events\": {\"identity\": [\"id\", \"id\"]}}", 49, "id")]
    [InlineData("\"types\": {\"Owner\": {\"at\": [\"*.owner\", \"*.owner\"]}}", 41, "*.owner")]
    [InlineData("\"secrets\": [\"*.id\", \"*.id\"]", 23, "*.id")]
    [InlineData("\"values\": {\"Owner.by\": [\"7\", \"8\", \"7\"]}", 37, "7")]
    [InlineData("\"aliases\": {\"PollEvent.id\": [\"key\", \"key\"]}", 39, "key")]
    public void What_a_hint_says_twice_is_reported(string hint, int column, string text) =>
        Assert.Equal(
            [$"hints.json(2,{column}): TWE010: The hint has no effect: '{text}' is there already; remove it"],
            Problems.Of(SchemaSet.Polls("""{"id":1,"owner":{"by":"x"}}""").WithHints("{\n  " + hint + "\n}")));

    [Theory]
    [InlineData("\"family\": \"X\"")]
    [InlineData("\"description\": \"x\"")]
    [InlineData("\"delivery\": {\"subject\": \"id\"}")]
    [InlineData("\"events\": {\"poll_events\": {\"type\": \"X\"}}")]
    public void What_is_said_of_one_family_in_the_hints_of_all_is_reported(string hint)
    {
        var problem = Assert.Single(Problems.Of(SchemaSet.Polls(Item).WithFile("hints.json", "{\n  " + hint + "\n}")));

        Assert.StartsWith($"{SchemaSet.Root}hints.json(2,3): TWE006: The hint cannot be used: '", problem, StringComparison.Ordinal);
        Assert.EndsWith("' is said of one family, and this file is for all; put it into the hints.json of the family's folder", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "1", "a number")]
    [InlineData("text", "[\"x\"]", "an array")]
    [InlineData("id", "{\"x\":1}", "an object")]
    [InlineData("id", "[\"1\"]", "an array")]
    [InlineData("integer", "\"1\"", "a string")]
    [InlineData("integer", "1.5", "a number")]
    [InlineData("integer", "1e3", "a number")]
    [InlineData("id-number", "\"007\"", "a string")]
    [InlineData("number", "\"1\"", "a string")]
    [InlineData("boolean", "\"true\"", "a string")]
    [InlineData("boolean-or-text", "\"yes\"", "a string")]
    [InlineData("text-or-number", "true", "a boolean")]
    [InlineData("twitter-date", "\"2025-10-14\"", "a string")]
    [InlineData("date", "\"2025-10-14T16:05:33Z\"", "a string")]
    [InlineData("rfc3339", "\"2025-10-14\"", "a string")]
    [InlineData("epoch-seconds", "\"x\"", "a string")]
    [InlineData("epoch-milliseconds-text", "1.5", "a number")]
    public void A_format_that_reads_no_value_of_the_samples_is_reported(string format, string value, string kind)
    {
        var set = SchemaSet.Polls($$"""{"x":{{value}}}""", """{"x":null}""").WithHints("{\"formats\": {\n\"*.x\": \"" + format + "\"}}");

        Assert.Equal(
            [
                $"hints.json(2,1): TWE010: The hint has no effect: '{format}' reads no value that samples have of 'PollEvent.x', such as {kind} in "
                + "poll_events/a.json(1,22); give 'PollEvent.x' another format, or none",
            ],
            Problems.Of(set));
    }

    [Fact]
    public void A_format_that_reads_some_value_of_the_samples_is_none() =>
        Assert.Empty(Problems.Of(SchemaSet.Polls("""{"x":"none"}""", """{"x":"2025-10-14"}""").WithHints("""{"formats":{"*.x":"date"}}""")));

    [Fact]
    public void Each_place_that_a_format_does_not_fit_is_reported() =>
        Assert.Equal(
            ["hints.json(1,13): TWE010: The hint has no effect: 'id' reads no value that samples have of 'Owner.x', such as an array in poll_events/a.json(1,39); give 'Owner.x' another format, or none"],
            Problems.Of(SchemaSet.Polls("""{"x":"1","owner":{"x":["1"]}}""").WithHints("""{"formats":{"*.x":"id"}}""")));

    [Fact]
    public void An_unknown_format_is_reported_once_however_many_places_it_has() =>
        Assert.Single(Problems.Of(SchemaSet.Polls(Item).WithHints("""{"formats":{"*.id":"day"}}""")));

    [Fact]
    public void A_discriminator_that_is_read_as_no_text_is_reported()
    {
        var set = SchemaSet.Polls("""{"type":"open"}""").WithHints(
            """{"events":{"poll_events":{"discriminator":"type"}},"formats":{"OpenEvent.type":"integer"}}""");

        Assert.Contains("hints.json(1,27): TWE006: The hint cannot be used: 'type' is no text property of OpenEvent", Problems.Of(set));
    }

    [Fact]
    public void A_discriminator_of_a_keyed_event_is_of_no_use() =>
        Assert.Equal(
            ["hints.json(1,39): TWE003: The hint for 'poll_event' matches nothing in the samples; correct the name or remove it"],
            Problems.Of(SchemaSet.None.With("poll_event/a.json", """{"poll_event":{"open":{}}}""")
                .WithHints("""{"events":{"poll_event":{"keyed":true,"discriminator":"type"}}}""")));

    [Fact]
    public void A_sample_that_cannot_be_read_makes_no_hint_look_unused() =>
        Assert.Equal(
            ["poll_events/b.json(1,1): TWE001: The file is no valid JSON: a value is expected"],
            Problems.Of(SchemaSet.Polls(Item).With("poll_events/b.json", "?").WithHints("""{"names":{"PollEvent.age":"Years"}}""")));

    [Theory]
    [InlineData("""{"values":{"PollEvent.type":["\ud800"]}}""", 30)]
    [InlineData("""{"aliases":{"PollEvent.id":["\ud800"]}}""", 29)]
    [InlineData("""{"delivery":{"wrapper":"\ud800"}}""", 24)]
    public void A_hint_that_is_no_text_is_reported(string hints, int column)
    {
        var run = SchemaSet.Polls("""{"id":1,"type":"open","owner":{"id":"7"}}""").WithHints(hints).Generate();

        Assert.Equal([$"hints.json(1,{column}): TWE006: The hint cannot be used: the text holds half of a surrogate pair, which no UTF-8 text can"], Problems.Of(run));
        run.Compile();
    }
}
