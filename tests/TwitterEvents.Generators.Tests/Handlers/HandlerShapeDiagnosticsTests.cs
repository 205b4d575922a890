using Microsoft.CodeAnalysis;
using TwitterEvents.Generators.Tests.Support;
using static TwitterEvents.Generators.Tests.Handlers.HandlerSources;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>TWE101 to TWE105, TWE111, TWE112, TWE116: classes that no handler can be made of.</summary>
public sealed class HandlerShapeDiagnosticsTests
{
    private static readonly string HandlesFollow = Handles("FollowEvent");

    [Fact]
    public async Task An_abstract_handler_without_a_subclass_is_reported()
    {
        var found = await Analyze(Project($$"""abstract class Base : IHandle<FollowEvent> { {{HandlesFollow}} }"""));

        Assert.Equal(
            [("TWE101", "Base", "'Base' is abstract and no class derives from it, so it never handles anything: derive a concrete class, or remove 'abstract'")],
            found);
    }

    [Fact]
    public async Task An_abstract_handler_with_a_subclass_is_fine() =>
        Assert.Empty(await Analyze(Project($$"""
            class Greeter : Base;
            abstract class Base : IHandle<FollowEvent> { {{HandlesFollow}} }
            """)));

    [Fact]
    public async Task Of_a_chain_of_abstract_handlers_only_the_last_is_reported()
    {
        var found = await Analyze(Project($$"""
            abstract class Base : IHandle<FollowEvent> { {{HandlesFollow}} }
            abstract class Middle : Base;
            """));

        Assert.Equal([("TWE101", "Middle")], found.Select(static item => (item.Id, item.At)));
    }

    [Theory]
    [InlineData("public abstract class Base", OutputKind.DynamicallyLinkedLibrary, 0)]
    [InlineData("public abstract class Base", OutputKind.ConsoleApplication, 1)]
    [InlineData("internal abstract class Base", OutputKind.DynamicallyLinkedLibrary, 1)]
    [InlineData("public class Base<T>", OutputKind.DynamicallyLinkedLibrary, 0)]
    [InlineData("internal class Base<T>", OutputKind.DynamicallyLinkedLibrary, 1)]
    public async Task A_base_that_a_library_publishes_is_for_others_to_derive_from(string declaration, OutputKind kind, int count)
    {
        var found = await Analyze(Project($$"""{{declaration}} : IHandle<FollowEvent> { {{HandlesFollow}} }""") with { OutputKind = kind });

        Assert.Equal(count, found.Count);
    }

    [Fact]
    public async Task A_public_base_inside_an_internal_class_is_not_published()
    {
        var found = await Analyze(Project($$"""class Outer { public abstract class Base : IHandle<FollowEvent> { {{HandlesFollow}} } }""")
            with { OutputKind = OutputKind.DynamicallyLinkedLibrary });

        Assert.Equal([("TWE101", "Base")], found.Select(static item => (item.Id, item.At)));
    }

    [Fact]
    public async Task An_open_generic_handler_that_nothing_closes_is_reported()
    {
        var found = await Analyze(Project($$"""class Logger<T> : IHandle<T> where T : class { {{Handles("T")}} }"""));

        Assert.Equal(
            [("TWE102", "Logger", "'Logger<T>' has open type parameters and no class closes them, so it never handles anything: derive a class that is neither generic nor nested in a generic one")],
            found);
    }

    [Fact]
    public async Task An_open_generic_handler_that_a_class_closes_is_fine() =>
        Assert.Empty(await Analyze(Project($$"""
            class Logger<T> : IHandle<T> where T : class { {{Handles("T")}} }
            class FollowLogger : Logger<FollowEvent>;
            """)));

    [Fact]
    public async Task A_handler_nested_in_a_generic_class_is_reported()
    {
        var found = await Analyze(Project($$"""class Bot<T> { internal class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} } }"""));

        Assert.Equal([("TWE102", "Greeter")], found.Select(static item => (item.Id, item.At)));
    }

    [Fact]
    public async Task A_static_handler_is_reported()
    {
        var found = await Analyze(Project("static class Greeter : IHandle<FollowEvent>;"));

        Assert.Equal([("TWE103", "Greeter", "'Greeter' is static, so no handler can be created from it: remove 'static'")], found);
    }

    [Fact]
    public async Task A_static_class_that_is_no_handler_is_fine() =>
        Assert.Empty(await Analyze(Project($$"""static class Bot { internal class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} } }""")));

    [Theory]
    [InlineData("class Bot { private class Greeter : IHandle<FollowEvent> { $ } }", "Bot.Greeter")]
    [InlineData("class Bot { private class Inner { public class Greeter : IHandle<FollowEvent> { $ } } }", "Bot.Inner.Greeter")]
    [InlineData("class Bot { protected class Greeter : IHandle<FollowEvent> { $ } }", "Bot.Greeter")]
    [InlineData("class Bot { private protected class Greeter : IHandle<FollowEvent> { $ } }", "Bot.Greeter")]
    [InlineData("file class Greeter : IHandle<FollowEvent> { $ }", "Greeter")]
    public async Task A_handler_that_generated_code_cannot_name_is_reported(string source, string name)
    {
        var found = await Analyze(Project(source.Replace("$", HandlesFollow, StringComparison.Ordinal)));

        Assert.Equal(
            [("TWE104", "Greeter", $"'{name}' cannot be named outside its file or class, so AddHandlers() leaves it out: make it, and each class around it, internal or public")],
            found);
    }

    [Fact]
    public async Task A_protected_internal_handler_is_fine() =>
        Assert.Empty(await Analyze(Project($$"""class Bot { protected internal class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} } }""")));

    [Theory]
    [InlineData("struct")]
    [InlineData("record struct")]
    public async Task A_struct_is_reported(string keyword)
    {
        var found = await Analyze(Project($$"""{{keyword}} Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }"""));

        Assert.Equal([("TWE105", "Greeter", "'Greeter' is a struct, which dependency injection cannot create: make it a class")], found);
    }

    [Fact]
    public async Task A_record_class_is_fine() =>
        Assert.Empty(await Analyze(Project($$"""record Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }""")));

    [Theory]
    [InlineData("private Greeter() { }")]
    [InlineData("internal Greeter(string text) { } protected Greeter() { }")]
    public async Task A_handler_without_a_public_constructor_is_reported(string constructors)
    {
        var found = await Analyze(Project($$"""class Greeter : IHandle<FollowEvent> { {{constructors}} {{HandlesFollow}} }"""));

        Assert.Equal(
            [("TWE112", "Greeter", "'Greeter' has no public constructor, so dependency injection cannot create it: make one public, or register the class yourself before AddHandlers()")],
            found);
    }

    [Theory]
    [InlineData("public Greeter(string text) { } private Greeter() { }")]
    [InlineData("static Greeter() { }")]
    public async Task A_handler_with_a_public_constructor_is_fine(string constructors) =>
        Assert.Empty(await Analyze(Project($$"""class Greeter : IHandle<FollowEvent> { {{constructors}} {{HandlesFollow}} }""")));

    [Fact]
    public async Task A_base_may_keep_its_constructor_to_itself() =>
        Assert.Empty(await Analyze(Project($$"""
            class Greeter : Base;
            abstract class Base : IHandle<FollowEvent> { protected Base() { } {{HandlesFollow}} }
            """)));

    [Theory]
    [InlineData("-1")]
    [InlineData("double.NaN")]
    [InlineData("double.NegativeInfinity")]
    [InlineData("0.0001")]
    [InlineData("4294968")]
    public async Task A_time_limit_that_is_no_time_is_an_error(string seconds)
    {
        var found = await Analyze(Project(
            $$"""[Handler(TimeoutSeconds = {{seconds}})] class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }"""));

        Assert.Equal(
            [("TWE111", "Greeter", "TimeoutSeconds of 'Greeter' must be 0.001 to 4294967 seconds, 0 for the app's HandlerTimeout, or double.PositiveInfinity for no limit")],
            found);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.001")]
    [InlineData("4294967")]
    [InlineData("double.PositiveInfinity")]
    public async Task A_time_limit_is_fine(string seconds) =>
        Assert.Empty(await Analyze(Project(
            $$"""[Handler(TimeoutSeconds = {{seconds}})] class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }""")));

    [Fact]
    public async Task A_partial_class_is_reported_once()
    {
        var found = await Analyze(Project(
            "abstract partial class Base : IHandle<FollowEvent>;",
            $$"""abstract partial class Base : IHandle<FollowEvent> { {{HandlesFollow}} }"""));

        Assert.Equal(["TWE101"], found.Select(static item => item.Id));
    }

    [Fact]
    public async Task A_project_without_the_library_is_left_alone() =>
        Assert.Empty(await Analyze(new TestProject("abstract class Base;") { Library = null }));

    [Theory]
    [InlineData("MaxAttempts = -1", "MaxAttempts must be at least 1")]
    [InlineData("FirstPauseSeconds = -1", "FirstPauseSeconds must be 0.001 to 86400")]
    [InlineData("FirstPauseSeconds = double.NaN", "FirstPauseSeconds must be 0.001 to 86400")]
    [InlineData("FirstPauseSeconds = 86401", "FirstPauseSeconds must be 0.001 to 86400")]
    [InlineData("LongestPauseSeconds = double.PositiveInfinity", "LongestPauseSeconds must be 0.001 to 86400")]
    [InlineData("LongestPauseSeconds = 0.0001", "LongestPauseSeconds must be 0.001 to 86400")]
    [InlineData("FirstPauseSeconds = 2, LongestPauseSeconds = 1", "LongestPauseSeconds must not be less than FirstPauseSeconds")]
    public async Task Retries_out_of_range_are_an_error(string values, string problem)
    {
        var found = await Analyze(Project(
            $$"""[Retry({{values}})] class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }"""));

        Assert.Equal([("TWE116", "Greeter", $"[Retry] of 'Greeter': {problem}, or be left out (0) to be as the inbox says")], found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MaxAttempts = 1")]
    [InlineData("MaxAttempts = int.MaxValue, FirstPauseSeconds = 0.001, LongestPauseSeconds = 0.001")]
    [InlineData("FirstPauseSeconds = 86400")]
    [InlineData("LongestPauseSeconds = 86400")]
    public async Task Retries_are_fine(string values) =>
        Assert.Empty(await Analyze(Project(
            $$"""[Retry({{values}})] class Greeter : IHandle<FollowEvent> { {{HandlesFollow}} }""")));
}
