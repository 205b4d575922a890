namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>Where the fix of TWE115 would break what it can see, TWE115 stands without one.</summary>
public sealed class NothingToFixTests
{
    private const string Method =
        "public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;";

    [Fact]
    public Task A_method_of_a_base_class() => AssertOffersNothing(
        $$"""
        class Base
        {
            {{Method}}
        }

        class Greeter : Base, IHandle<FollowEvent>;
        """);

    [Theory]
    [InlineData("abstract class Greeter : IHandle<FollowEvent> { public abstract ", ";")]
    [InlineData("class Greeter : IHandle<FollowEvent> { public virtual ", " => default;")]
    [InlineData("abstract class Greeter : Base, IHandle<FollowEvent> { public override ", " => default;")]
    public Task A_method_that_others_override_or_that_overrides(string start, string end) => AssertOffersNothing(
        $$"""
        {{start}}ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken){{end}} }

        abstract class Base
        {
            public abstract ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken);
        }
        """);

    [Fact]
    public Task A_method_that_another_interface_needs() => AssertOffersNothing(
        $$"""
        interface IGreeter
        {
            ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken);
        }

        class Greeter : IHandle<FollowEvent>, IGreeter
        {
            {{Method}}
        }
        """);

    [Theory]
    [InlineData("class Greeter : IGreeter")]
    [InlineData("class Greeter : IGreeter, IHandle<FollowEvent>")]
    public Task An_interface_that_brings_IHandle_along(string start) => AssertOffersNothing(
        $$"""
        interface IGreeter : IHandle<FollowEvent>;

        {{start}}
        {
            {{Method}}
        }
        """);

    [Fact]
    public Task A_base_class_of_the_event() => AssertOffersNothing(
        $$"""
        abstract class Base<T> : IHandle<T>
            where T : class
        {
            ValueTask IHandle<T>.HandleAsync(T e, EventContext context, CancellationToken cancellationToken) => default;
        }

        class Greeter : Base<FollowEvent>, IHandle<FollowEvent>
        {
            {{Method}}
        }
        """);

    [Fact]
    public Task A_derived_class_that_relies_on_the_method() => AssertOffersNothing(
        $$"""
        class Greeter : IHandle<FollowEvent>
        {
            {{Method}}
        }

        class Special : Greeter, IHandle<FollowEvent>;
        """);

    [Fact]
    public Task A_second_method_for_the_interface() => AssertOffersNothing(
        $$"""
        class Greeter : IHandle<FollowEvent>
        {
            {{Method}}

            private ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task The_interface_is_handled_too() => AssertOffersNothing(
        $$"""
        class Greeter : IHandle<FollowEvent>, IHandle<IFollowed>
        {
            {{Method}}

            public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public async Task Two_methods_would_be_equally_specific()
    {
        var project = FixableProject.Of(
            $$"""
            class Greeter : IHandle<FollowEvent>, IHandle<RelationEvent>
            {
                {{Method}}

                public ValueTask HandleAsync(RelationEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);
        await AssertOffersNothing(project);

        // What it would be.
        var changed = FixableProject.Of((await project.TextAsync()).Replace("FollowEvent", "IFollowed", StringComparison.Ordinal));
        Assert.Equal(["TWE107 at Greeter"], await changed.ErrorsAsync());
    }

    [Fact]
    public Task An_alias_stands_for_the_whole_IHandle() => AssertOffersNothing(
        $$"""
        using IHandleFollow = TwitterEvents.IHandle<TwitterEvents.FollowEvent>;

        class Greeter : IHandleFollow
        {
            {{Method}}
        }
        """);

    [Fact]
    public async Task A_generator_has_written_the_method()
    {
        var project = FixableProject.Of("sealed partial class Greeter : IHandle<FollowEvent>;");

        await AssertOffersNothing(project.WithGenerated($"partial class Greeter {{ {Method} }}"));
    }

    [Fact]
    public async Task There_is_no_method_yet()
    {
        var project = FixableProject.Of("class Greeter : IHandle<FollowEvent>;");

        Assert.Single(await project.EndingAsync());
        Assert.Empty(await project.OfferedAsync());
    }

    [Fact]
    public async Task A_struct_is_told_to_be_a_class_first()
    {
        var project = FixableProject.Of($"struct Greeter : IHandle<FollowEvent> {{ {Method} }}");

        Assert.Empty(await project.EndingAsync());
        Assert.Empty(await project.OfferedAsync());
    }

    private static async Task AssertOffersNothing(string source)
    {
        var project = FixableProject.Of(source);
        await AssertOffersNothing(project);
    }

    private static async Task AssertOffersNothing(FixableProject project)
    {
        await project.AssertCompilesAsync();
        Assert.Single(await project.EndingAsync());
        Assert.Empty(await project.OfferedAsync());
    }
}
