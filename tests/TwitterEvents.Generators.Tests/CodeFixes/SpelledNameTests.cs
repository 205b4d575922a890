namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>How the fix of TWE115 writes the interface's name: as the event's was written, and always so that it means the interface.</summary>
public sealed class SpelledNameTests
{
    [Fact]
    public Task Qualified_names_stay_qualified() => AssertBecomes(
        """
        namespace Acme
        {
            class Greeter : TwitterEvents.IHandle<global::TwitterEvents.FollowEvent>
            {
                public ValueTask HandleAsync(TwitterEvents.FollowEvent e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }

            class Muter : global::TwitterEvents.IHandle<TwitterEvents.MuteEvent>
            {
                ValueTask TwitterEvents.IHandle<TwitterEvents.MuteEvent>.HandleAsync(
                    global::TwitterEvents.MuteEvent e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """,
        """
        namespace Acme
        {
            class Greeter : TwitterEvents.IHandle<global::TwitterEvents.IFollowed>
            {
                public ValueTask HandleAsync(TwitterEvents.IFollowed e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }

            class Muter : global::TwitterEvents.IHandle<TwitterEvents.IMuted>
            {
                ValueTask TwitterEvents.IHandle<TwitterEvents.IMuted>.HandleAsync(
                    global::TwitterEvents.IMuted e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """);

    [Fact]
    public Task An_alias_of_the_namespace_stays() => AssertBecomes(
        """
        using X = TwitterEvents;

        class Greeter : X.IHandle<X.FollowEvent>
        {
            public ValueTask HandleAsync(X::FollowEvent e, X::EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        using X = TwitterEvents;

        class Greeter : X.IHandle<X.IFollowed>
        {
            public ValueTask HandleAsync(X::IFollowed e, X::EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task An_alias_of_the_event_gives_way() => AssertBecomes(
        """
        using TwitterEvents;
        using F = TwitterEvents.FollowEvent;

        class Greeter : IHandle<F>
        {
            public ValueTask HandleAsync(F e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        using TwitterEvents;
        using F = TwitterEvents.FollowEvent;

        class Greeter : IHandle<IFollowed>
        {
            public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task Where_the_namespace_is_not_imported_the_name_is_qualified() => AssertBecomes(
        """
        using EventContext = TwitterEvents.EventContext;
        using F = TwitterEvents.FollowEvent;

        class Greeter : TwitterEvents.IHandle<F>
        {
            public ValueTask HandleAsync(F e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        using EventContext = TwitterEvents.EventContext;
        using F = TwitterEvents.FollowEvent;

        class Greeter : TwitterEvents.IHandle<TwitterEvents.IFollowed>
        {
            public ValueTask HandleAsync(TwitterEvents.IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task Where_the_short_name_means_something_else_it_is_qualified() => AssertBecomes(
        """
        using TwitterEvents;

        class Greeter : IHandle<FollowEvent>
        {
            public interface IFollowed;

            public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        using TwitterEvents;

        class Greeter : IHandle<IFollowed>
        {
            public interface IFollowed;

            public ValueTask HandleAsync(TwitterEvents.IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task Where_the_namespace_s_name_means_something_else_it_is_global() => AssertBecomes(
        """
        using TwitterEvents;

        namespace Acme.TwitterEvents
        {
            interface IFollowed;

            class Greeter : IHandle<FollowEvent>
            {
                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """,
        """
        using TwitterEvents;

        namespace Acme.TwitterEvents
        {
            interface IFollowed;

            class Greeter : IHandle<global::TwitterEvents.IFollowed>
            {
                public ValueTask HandleAsync(global::TwitterEvents.IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """);

    [Fact]
    public async Task Files_of_one_class_are_written_each_in_its_way()
    {
        var project = FixableProject.WithoutUsing(
            """
            using TwitterEvents;

            partial class Greeter : IHandle<FollowEvent>;
            """,
            """
            partial class Greeter
            {
                public ValueTask HandleAsync(TwitterEvents.FollowEvent e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
            }
            """);

        var changed = await project.FixAsync();

        Assert.Equal(
            [
                """
                using TwitterEvents;

                partial class Greeter : IHandle<IFollowed>;
                """,
                """
                partial class Greeter
                {
                    public ValueTask HandleAsync(TwitterEvents.IFollowed e, TwitterEvents.EventContext context, CancellationToken cancellationToken) => default;
                }
                """,
            ],
            await changed.TextsAsync());
        await changed.AssertCompilesAsync();
    }

    private static async Task AssertBecomes(string before, string after)
    {
        var project = FixableProject.WithoutUsing(before);
        await project.AssertCompilesAsync();

        // One after the other, as from the light bulb.
        while (await project.OfferedAsync() is [var next, ..])
        {
            project = await project.FixAsync(next.Title);
        }

        Assert.Equal(after, await project.TextAsync());
        await project.AssertCompilesAsync();
    }
}
