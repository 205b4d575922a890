using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE108 and TWE109: the name of the generated method.</summary>
public sealed class HandlersMethodDiagnosticsTests
{
    [Fact]
    public async Task Another_AddHandlers_in_sight_is_reported()
    {
        var found = await Analyze(Project("class Nothing;") with { References = [Library(visibleTo: "Acme.Bot").ToReference()] });

        Assert.Equal(
            [("TWE108", "", "'Acme.Library' shows its internals to this project, and both have a generated AddHandlers(): set the MSBuild property TwitterEventsHandlersMethod of this project to another name")],
            found);
    }

    [Fact]
    public async Task A_method_of_another_name_is_fine() =>
        Assert.Empty(await Analyze(Project("class Nothing;") with
        {
            References = [Library(visibleTo: "Acme.Bot").ToReference()],
            Properties = Named("AddBotHandlers"),
        }));

    [Fact]
    public async Task An_AddHandlers_that_is_out_of_sight_is_fine() =>
        Assert.Empty(await Analyze(Project("class Nothing;") with { References = [Library(visibleTo: "Acme.Other").ToReference()] }));

    [Fact]
    public async Task An_AddHandlers_that_is_out_of_sight_is_fine_in_an_IDE_too()
    {
        // There the reference is a compilation, which shows its internals to whoever looks.
        var reference = Library(visibleTo: "Acme.Other").Output.ToMetadataReference();

        Assert.Empty(await Analyze(Project("class Nothing;") with { References = [reference] }));
    }

    [Fact]
    public async Task A_name_that_is_none_is_reported()
    {
        var found = await Analyze(Project("class Nothing;") with { Properties = Named("Add Handlers") });

        Assert.Equal(
            [("TWE109", "", "The MSBuild property TwitterEventsHandlersMethod is 'Add Handlers', which is no C# name: set it to one, for example AddBotHandlers")],
            found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AddBotHandlers")]
    public async Task A_name_or_none_at_all_is_fine(string name) =>
        Assert.Empty(await Analyze(Project("class Nothing;") with { Properties = Named(name) }));

    private static Dictionary<string, string> Named(string name) => new() { ["TwitterEventsHandlersMethod"] = name };

    private static GeneratorRun Library(string visibleTo) =>
        Generate(Project($"""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("{visibleTo}")]""") with
        {
            AssemblyName = "Acme.Library",
            OutputKind = OutputKind.DynamicallyLinkedLibrary,
        });
}
