using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TwitterEvents.Generators.Schemas.Descriptions;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Descriptions;

/// <summary>What a description refers to is looked up where the description stands; what leads nowhere is told at the hint, and not in generated code.</summary>
public sealed class ReferenceTests
{
    private static readonly SchemaSet Polls = SchemaSet.Polls("""{"id":"1","owner":{"id":"7"},"voter":{"id":"8","extra":{"id":"9"}}}""");

    [Theory]
    [InlineData("\"descriptions\":{\n\"PollEvent.id\":\"Of <see cref=\\\"Nobody\\\"/>.\"}", "PollEvent.id", "cref=\"Nobody\"")]
    [InlineData("\"descriptions\":{\"PollEvent.id\":\"Of <see cref=\\\"Owner\\\"/>.\",\n\"*.id\":\"Of <see cref='Nobody'/>.\"}", "*.id", "cref='Nobody'")]
    [InlineData("\"descriptions\":{\n\"*.id\":\"Of <see cref=\\\"Nobody.At(all\\\"/>.\"}", "*.id", "cref=\"Nobody.At(all\"")]
    [InlineData("\"descriptions\":{\n\"*.id\":\"Of <see cref=\\\"\\\"/>.\"}", "*.id", "cref=\"\"")]
    [InlineData("\"types\":{\"Person\":{\"at\":[\"*.owner\"],\n\"description\":\"A <see cref=\\\"Nobody\\\"/>.\"}}", "Person", "cref=\"Nobody\"")]
    [InlineData("\"events\":{\"poll_events\":{\n\"description\":\"A <see cref=\\\"Nobody\\\"/>.\"}}", "poll_events", "cref=\"Nobody\"")]
    [InlineData("\n\"description\":\"A <see cref=\\\"Nobody\\\"/>.\"", "the family", "cref=\"Nobody\"")]
    public async Task A_reference_that_leads_nowhere_is_told_at_its_hint(string hints, string what, string reference) =>
        Assert.Equal(
            [$"hints.json(2,1): TWE011: The description of '{what}' refers to nothing by {reference}; correct the name as C# has it where the description stands, or write it as <c>…</c>"],
            await Told(Polls.WithHints("{" + hints + "}")));

    /// <summary>The same words may mean something in one record, and nothing in another.</summary>
    [Fact]
    public async Task Of_several_descriptions_with_one_reference_the_one_that_is_wrong_is_told() =>
        Assert.Equal(
            ["hints.json(2,1): TWE011: The description of 'Extra.id' refers to nothing by cref=\"Owner\"; correct the name as C# has it where the description stands, or write it as <c>…</c>"],
            await Told(SchemaSet.Polls("""{"id":"1","owner":1,"extra":{"id":"9"}}""")
                .WithHints("{\"descriptions\":{\"PollEvent.id\":\"As <see cref=\\\"Owner\\\"/>.\",\n\"Extra.id\":\"As <see cref=\\\"Owner\\\"/>.\"}}")));

    [Theory]
    [InlineData("PollEvent")]
    [InlineData("Models.Owner.Id")]
    [InlineData("Voter")]
    [InlineData("TwitterEvents.EventContext")]
    [InlineData("Hand.Written")]
    public async Task A_reference_that_leads_somewhere_is_none(string reference) => Assert.Empty(await Told(
        Polls.WithHints("""{"descriptions":{"PollEvent.id":"Of <see cref=\"NAME\"/>."}}""".Replace("NAME", reference, StringComparison.Ordinal)),
        "/// <summary>X.</summary>\npublic static class Hand { /// <summary>X.</summary>\npublic static int Written { get; } }"));

    [Fact]
    public async Task What_somebody_has_written_the_compiler_tells() =>
        Assert.Contains(
            "CS1574",
            Assert.Single(await Told(
                Polls.WithHints("""{"descriptions":{"PollEvent.id":"Of <see cref=\"Owner\"/>."}}"""),
                "/// <summary><see cref=\"Nobody\"/></summary>\npublic static class Hand;")),
            StringComparison.Ordinal);

    /// <summary>Our descriptions refer to members that the library has written beside them, and a project of the samples alone has not.</summary>
    [Fact]
    public async Task None_is_told_in_generated_code()
    {
        var told = await Told(SchemaSet.Real);

        Assert.NotEmpty(told);
        Assert.All(told, static problem => Assert.Contains("hints.json(", problem.Split(": TWE011: ")[0], StringComparison.Ordinal));
    }

    /// <summary>What compiler and analyzer tell, as they print it.</summary>
    private static async Task<IReadOnlyList<string>> Told(SchemaSet set, params string[] sources)
    {
        var project = new TestProject(sources) { Files = set.ToFiles(), OutputKind = OutputKind.DynamicallyLinkedLibrary };
        var run = set.Generate(project);
        Assert.Empty(run.Diagnostics);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. project.Files], new TestOptions(project.Properties)),
            onAnalyzerException: static (exception, _, _) => Assert.Fail(exception.ToString()),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var told = await run.Output
            .WithAnalyzers([new DescriptionAnalyzer(), new DescriptionSuppressor()], options)
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. told.Where(static problem => problem.Severity >= DiagnosticSeverity.Warning).Select(Problems.Text).Order(StringComparer.Ordinal)];
    }
}
