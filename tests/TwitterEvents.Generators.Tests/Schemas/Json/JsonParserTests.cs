using System.Text.Json;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Json;

public sealed class JsonParserTests
{
    [Theory]
    [InlineData("", 0, 0, "a value is expected")]
    [InlineData("   ", 0, 3, "a value is expected")]
    [InlineData("tru", 0, 0, "a value is expected")]
    [InlineData("NaN", 0, 0, "a value is expected")]
    [InlineData("'a'", 0, 0, "a value is expected")]
    [InlineData("// no", 0, 0, "a comment is not allowed; remove it")]
    [InlineData("{\"a\":1 /* one */}", 0, 7, "a comment is not allowed")]
    [InlineData("{\n  // first\n  \"a\":1}", 1, 2, "a comment is not allowed")]
    [InlineData("{\"a\": // one\n 1}", 0, 6, "a comment is not allowed")]
    [InlineData("{} // end", 0, 3, "a comment is not allowed")]
    [InlineData("[1 / 2]", 0, 3, "',' or ']' is expected")]
    [InlineData("+1", 0, 0, "a value is expected")]
    [InlineData("-", 0, 1, "a value is expected")]
    [InlineData(".5", 0, 0, "a value is expected")]
    [InlineData("1.", 0, 2, "a digit is expected")]
    [InlineData("1e+", 0, 3, "a digit is expected")]
    [InlineData("01", 0, 1, "the text should end here")]
    [InlineData("{} {}", 0, 3, "the text should end here")]
    [InlineData("[1,]", 0, 2, "a comma after the last value is not allowed; remove it")]
    [InlineData("[[1,2],\r\n  ]", 0, 6, "a comma after the last value is not allowed")]
    [InlineData("[1,,2]", 0, 3, "a value is expected")]
    [InlineData("[1,", 0, 3, "a value is expected")]
    [InlineData("[1 2]", 0, 3, "',' or ']' is expected")]
    [InlineData("[1", 0, 2, "',' or ']' is expected")]
    [InlineData("{\"a\":1,}", 0, 6, "a comma after the last value is not allowed")]
    [InlineData("{\"a\":\",}\",}", 0, 9, "a comma after the last value is not allowed")]
    [InlineData("{a:1}", 0, 1, "a property name in quotes is expected")]
    [InlineData("{\"a\" 1}", 0, 5, "':' is expected")]
    [InlineData("{\"a\":1 \"b\":2}", 0, 7, "',' or '}' is expected")]
    [InlineData("{\"a\":}", 0, 5, "a value is expected")]
    [InlineData("\"abc", 0, 4, "no closing quote")]
    [InlineData("\"a\nb\"", 0, 2, "no closing quote")]
    [InlineData("\"a\tb\"", 0, 2, "control character")]
    [InlineData("\"a\0b\"", 0, 2, "control character")]
    [InlineData("\"\\x\"", 0, 2, "not one of JSON's")]
    [InlineData("\"\\u12G4\"", 0, 2, "not one of JSON's")]
    [InlineData("\"\\u12", 0, 2, "not one of JSON's")]
    [InlineData("{\"\\ud83d\":1}", 0, 1, "half of a surrogate pair")]
    [InlineData("{\n  \"a\": ?\n}", 1, 7, "a value is expected")]
    [InlineData("{\r\n  \"a\": 1,\r\n\t?\r\n}", 2, 1, "a property name in quotes is expected")]
    [InlineData("\uFEFF{\"a\" 1}", 0, 5, "':' is expected")]
    public void Invalid_text_is_refused_where_it_stops_being_JSON(string text, int line, int column, string message)
    {
        var thrown = Assert.Throws<JsonSyntaxException>(() => JsonParser.Parse(text));

        Assert.Equal(new Position(line, column), thrown.Position);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_values_know_where_they_stand()
    {
        var root = JsonParser.Parse("\uFEFF{\r\n  \"a\": [1,\n    {\"b\": null}]\r\n}");

        var member = Assert.Single(root.Members);
        Assert.Equal(new Position(0, 0), root.Position);
        Assert.Equal(new Position(1, 2), member.Position);
        Assert.Equal(new Position(1, 7), member.Value.Position);
        Assert.Equal(new Position(1, 8), member.Value.Items[0].Position);
        Assert.Equal(new Position(2, 4), member.Value.Items[1].Position);
        Assert.Equal(new Position(2, 10), member.Value.Items[1]["b"]!.Position);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_line_ends_as_editors_have_it(string end) =>
        Assert.Equal(new Position(2, 1), JsonParser.Parse($"{{{end}\"a\":[{end} 1]}}")["a"]!.Items[0].Position);

    [Fact]
    public void Escapes_are_resolved() =>
        Assert.Equal("\"\\/\b\f\n\r\té😀\uD800", JsonParser.Parse("""  "\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\ud800"  """).Text);

    [Theory]
    [InlineData("-0")]
    [InlineData("0.10")]
    [InlineData("1E+9")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_digits(string number) => Assert.Equal(number, JsonParser.Parse(number).Text);

    [Fact]
    public void The_last_of_a_repeated_name_counts() => Assert.Equal("2", JsonParser.Parse("""{"a":1,"a":2}""")["a"]!.Text);

    [Fact]
    public void A_hundred_and_twenty_eight_levels_are_read() =>
        Assert.Equal(JsonKind.Array, JsonParser.Parse(new string('[', 128) + new string(']', 128)).Kind);

    [Fact]
    public void One_level_more_is_refused_where_it_begins()
    {
        var thrown = Assert.Throws<JsonSyntaxException>(() => JsonParser.Parse(new string('[', 129) + new string(']', 129)));

        Assert.Equal(new Position(0, 128), thrown.Position);
        Assert.Contains("too deep", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_text_is_refused_exactly_where_an_independent_parser_refuses_it()
    {
        var json = new RandomJson(20260401);
        for (var i = 0; i < 20_000; i++)
        {
            var text = json.Object();
            var at = json.Next(text.Length);
            text = text.Remove(at, 1).Insert(at, json.Pick(["", "\"", "{", "]", ",", ":", "0", "-", ".", "e", "\\", " ", "\n", "t"]));

            Assert.True(IsJson(text) == IsParsed(text), text);
        }
    }

    private static bool IsParsed(string text)
    {
        try
        {
            JsonParser.Parse(text);
            return true;
        }
        catch (JsonSyntaxException)
        {
            return false;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
