using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>What values of samples become in C#.</summary>
public sealed class InferenceTests
{
    [Theory]
    [InlineData("true", "bool")]
    [InlineData("3", "long")]
    [InlineData("-9223372036854775808", "long")]
    [InlineData("9223372036854775808", "TextOrNumber")]
    [InlineData("3.0", "double")]
    [InlineData("3e2", "double")]
    [InlineData("\"123\"", "string")]
    [InlineData("\"true\"", "string")]
    [InlineData("\"\"", "string")]
    [InlineData("null", "JsonElement")]
    [InlineData("[]", "List<JsonElement>")]
    [InlineData("[null]", "List<JsonElement>")]
    [InlineData("[1,2.5]", "List<double>")]
    [InlineData("[[1],[2]]", "List<List<long>>")]
    [InlineData("{\"x\":1}", "Value")]
    [InlineData("[{\"x\":1}]", "List<Value>")]
    [InlineData("{\"1\":true,\"22\":false}", "Dictionary<string, bool>")]
    [InlineData("{\"1\":{\"x\":1}}", "Dictionary<string, Value>")]
    [InlineData("{\"1\":[{\"x\":1}]}", "Dictionary<string, List<Value>>")]
    [InlineData("[{\"1\":{\"x\":1}}]", "List<Dictionary<string, Value>>")]
    [InlineData("{\"1\":2,\"x\":3}", "Value")]
    [InlineData("{\"\":2}", "Value")]
    public void A_value_has_the_type_of_its_kind(string json, string type) =>
        Assert.Equal(type, SchemaSet.Polls($$"""{"value":{{json}}}""").TypeOf("value"));

    [Theory]
    [InlineData("1", "2.5", "double")]
    [InlineData("1", "null", "long")]
    [InlineData("[]", "[1]", "List<long>")]
    [InlineData("[1]", "null", "List<long>")]
    [InlineData("{\"1\":1}", "{\"2\":2.5}", "Dictionary<string, double>")]
    [InlineData("{\"1\":{\"x\":1}}", "{\"name\":1}", "Value")]
    public void Samples_are_joined(string first, string second, string type) =>
        Assert.Equal(type, SchemaSet.Polls($$"""{"value":{{first}}}""", $$"""{"value":{{second}}}""").TypeOf("value"));

    [Theory]
    [InlineData("{\"value\":1}", "{\"value\":2}", "always")]
    [InlineData("{\"value\":1}", "{\"value\":null}", "always")]
    [InlineData("{\"value\":1}", "{}", "sometimes")]
    public void The_documentation_tells_presence_and_takes_null_for_present(string first, string second, string presence) =>
        Assert.Contains(
            $"<c>poll_events[].value</c>, {presence} present in the samples.",
            SchemaSet.Polls(first, second).ToModel().Record("PollEvent").Property("value").Summary,
            StringComparison.Ordinal);

    [Fact]
    public void Presence_is_told_by_the_object_it_stands_in() =>
        Assert.Contains(
            "always present",
            SchemaSet.Polls("""{"owner":{"name":"x"}}""", "{}").ToModel().Record("Owner").Property("name").Summary,
            StringComparison.Ordinal);

    [Fact]
    public void The_example_is_the_first_one_by_path_that_is_neither_null_nor_empty() =>
        Assert.Equal(
            "second",
            SchemaSet.Polls("""{"value":null}""", """{"value":""}""", """{"value":"second"}""", """{"value":"third"}""")
                .ToModel().Record("PollEvent").Property("value").Example);

    [Fact]
    public void Properties_keep_the_order_of_the_samples() =>
        Assert.Equal(
            ["b", "a", "c"],
            SchemaSet.Polls("""{"b":1,"a":2}""", """{"c":1,"b":2}""").ToModel().Record("PollEvent").Properties.Select(static property => property.Wire));
}
