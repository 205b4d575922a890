using Microsoft.CodeAnalysis;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>What an edit makes run again. That an edit elsewhere runs nothing is demanded of every test by the harness.</summary>
public sealed class HandlerCachingTests
{
    private static readonly string Greeter = $$"""class Greeter : IHandle<FollowEvent> { {{Handles("FollowEvent")}} }""";

    [Fact]
    public void An_edit_inside_a_handler_writes_no_source()
    {
        var run = Generate(Project(Greeter)).Edit(static project =>
            project with { Sources = [project.Sources[0].Replace("return default;", "return new ValueTask();", StringComparison.Ordinal)] });

        run.Steps.AssertAllCached();
    }

    [Fact]
    public void A_handler_that_moves_to_another_file_writes_no_source()
    {
        var run = Generate(Project(Greeter, "class Other;")).Edit(static project =>
            project with { Sources = [.. project.Sources.Reverse()] });

        Assert.All(run.Steps.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_order_writes_the_source_again()
    {
        var run = Generate(Project(Greeter)).Edit(static project =>
            project with { Sources = [project.Sources[0].Replace("class Greeter", "[Handler(Order = 3)] class Greeter", StringComparison.Ordinal)] });

        Assert.Equal([IncrementalStepRunReason.Modified], run.Steps.OutputReasons);
        Assert.Contains("\n                3,\n", run.Sources.Values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_that_starts_to_handle_something_makes_its_class_a_handler()
    {
        var run = Generate(Project("class Greeter : Base;", "abstract class Base;")).Edit(static project => project with
        {
            Sources = [project.Sources[0], project.Sources[1].Replace("Base;", $"Base : IHandle<FollowEvent> {{ {Handles("FollowEvent")} }}", StringComparison.Ordinal)],
        });

        Assert.Equal(["Greeter"], RegisteredNames(run));
    }

    [Fact]
    public void A_changed_property_renames_the_method()
    {
        var run = Generate(Project(Greeter)).Edit(static project =>
            project with { Properties = new Dictionary<string, string> { ["TwitterEventsHandlersMethod"] = "AddBotHandlers" } });

        Assert.Contains(" AddBotHandlers(", run.Sources.Values.Single(), StringComparison.Ordinal);
    }
}
