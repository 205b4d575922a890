namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>What the fix of TWE115 writes.</summary>
public sealed class HandleSuccessorFixTests
{
    [Fact]
    public async Task It_says_what_the_interface_takes()
    {
        var project = FixableProject.Of(
            """
            class Greeter : IHandle<FollowEvent>
            {
                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);

        var action = Assert.Single(await project.OfferedAsync());

        Assert.Equal("Handle IFollowed: takes Account Activity and X Activity", action.Title);
        Assert.Equal("HandleSuccessorFix", action.EquivalenceKey);
    }

    [Fact]
    public Task It_changes_the_interface_and_its_method_and_nothing_else() => AssertBecomes(
        """
        using System;

        /// <summary>Greets.</summary>
        [Handler(Order = 1)]
        sealed class Greeter : IDisposable, /* every one */ IHandle< FollowEvent > // for now
        {
            private FollowEvent? last;

            // Who follows is greeted.
            public async ValueTask HandleAsync( FollowEvent e,
                EventContext context, CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                last = null;
                Console.WriteLine($"{e.ForUserId} {context.WireName} {last}");
            }

            public void Dispose() { }
        }
        """,
        """
        using System;

        /// <summary>Greets.</summary>
        [Handler(Order = 1)]
        sealed class Greeter : IDisposable, /* every one */ IHandle< IFollowed > // for now
        {
            private FollowEvent? last;

            // Who follows is greeted.
            public async ValueTask HandleAsync( IFollowed e,
                EventContext context, CancellationToken cancellationToken = default)
            {
                await Task.Yield();
                last = null;
                Console.WriteLine($"{e.ForUserId} {context.WireName} {last}");
            }

            public void Dispose() { }
        }
        """);

    [Fact]
    public Task It_changes_an_explicit_implementation() => AssertBecomes(
        """
        class Greeter : IHandle<FollowEvent>
        {
            ValueTask IHandle<FollowEvent>.HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;

            public void HandleAsync(FollowEvent e) { }
        }
        """,
        """
        class Greeter : IHandle<IFollowed>
        {
            ValueTask IHandle<IFollowed>.HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;

            public void HandleAsync(FollowEvent e) { }
        }
        """);

    [Fact]
    public Task It_keeps_question_marks() => AssertBecomes(
        """
        class Greeter : IHandle<FollowEvent>
        {
            public ValueTask HandleAsync(FollowEvent? e, EventContext? context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        class Greeter : IHandle<IFollowed>
        {
            public ValueTask HandleAsync(IFollowed? e, EventContext? context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public Task It_changes_records_primary_constructors_and_nested_classes() => AssertBecomes(
        """
        static class Bot
        {
            internal abstract record Named(string Name);

            internal sealed record Greeter(string Text) : Named(Text), IHandle<MuteEvent>
            {
                public ValueTask HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """,
        """
        static class Bot
        {
            internal abstract record Named(string Name);

            internal sealed record Greeter(string Text) : Named(Text), IHandle<IMuted>
            {
                public ValueTask HandleAsync(IMuted e, EventContext context, CancellationToken cancellationToken) => default;
            }
        }
        """);

    [Fact]
    public Task It_changes_generic_classes() => AssertBecomes(
        """
        public class Greeter<T>(T text) : IHandle<FollowEvent>
        {
            public T Text => text;

            public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        """
        public class Greeter<T>(T text) : IHandle<IFollowed>
        {
            public T Text => text;

            public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    [Fact]
    public async Task Of_several_it_changes_the_one_that_is_chosen()
    {
        var project = FixableProject.Of(
            """
            class Greeter : IHandle<FollowEvent>, IHandle<PostEvent>, IHandle<MuteEvent>
            {
                public ValueTask HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) => default;

                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;

                public ValueTask HandleAsync(PostEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);

        Assert.Equal(
            ["Handle IFollowed: takes Account Activity and X Activity", "Handle IMuted: takes Account Activity and X Activity"],
            (await project.OfferedAsync()).Select(static action => action.Title));

        var changed = await project.FixAsync("Handle IMuted: takes Account Activity and X Activity");

        Assert.Equal(
            """
            class Greeter : IHandle<FollowEvent>, IHandle<PostEvent>, IHandle<IMuted>
            {
                public ValueTask HandleAsync(IMuted e, EventContext context, CancellationToken cancellationToken) => default;

                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;

                public ValueTask HandleAsync(PostEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """,
            await changed.TextAsync());
        await changed.AssertCompilesAsync();
    }

    [Fact]
    public async Task It_changes_every_file_of_a_partial_class()
    {
        var project = FixableProject.Of(
            """
            partial class Greeter
            {
                public partial ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken);
            }
            """,
            """
            partial class Greeter : IHandle<FollowEvent>;
            """,
            """
            partial class Greeter : IHandle<FollowEvent>
            {
                public partial ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);

        var changed = await project.FixAsync();

        Assert.Equal(
            [
                """
                partial class Greeter
                {
                    public partial ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken);
                }
                """,
                """
                partial class Greeter : IHandle<IFollowed>;
                """,
                """
                partial class Greeter : IHandle<IFollowed>
                {
                    public partial ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
                }
                """,
            ],
            await changed.TextsAsync());
        await changed.AssertCompilesAsync();
    }

    [Fact]
    public async Task A_member_that_the_interface_lacks_is_an_error_which_shows_what_is_left_to_do()
    {
        var project = FixableProject.Of(
            """
            class Greeter : IHandle<FollowEvent>
            {
                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) =>
                    new(Task.FromResult((e.ForUserId, e.Source)));
            }
            """);

        var changed = await project.FixAsync();

        Assert.Equal(
            """
            class Greeter : IHandle<IFollowed>
            {
                public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) =>
                    new(Task.FromResult((e.ForUserId, e.Source)));
            }
            """,
            await changed.TextAsync());
        Assert.Equal(["CS1061 at Source"], await changed.ErrorsAsync());
    }

    [Theory]
    [InlineData("TweetCreateEvent", "IPostCreated")]
    [InlineData("TweetDeleteEvent", "IPostDeleted")]
    [InlineData("FavoriteEvent", "IPostLiked")]
    [InlineData("FollowEvent", "IFollowed")]
    [InlineData("UnfollowEvent", "IUnfollowed")]
    [InlineData("BlockEvent", "IBlocked")]
    [InlineData("UnblockEvent", "IUnblocked")]
    [InlineData("MuteEvent", "IMuted")]
    [InlineData("UnmuteEvent", "IUnmuted")]
    [InlineData("DirectMessageEvent", "IDirectMessage")]
    [InlineData("DirectMessageIndicateTypingEvent", "ITyping")]
    [InlineData("DirectMessageMarkReadEvent", "IMessagesRead")]
    [InlineData("UserRevokeEvent", "IAuthorizationRevoked")]
    public Task Each_event_that_ends_gets_the_interface_that_MIGRATION_md_says(string e, string successor) => AssertBecomes(
        $$"""
        class Handler : IHandle<{{e}}>
        {
            public ValueTask HandleAsync({{e}} e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """,
        $$"""
        class Handler : IHandle<{{successor}}>
        {
            public ValueTask HandleAsync({{successor}} e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """);

    private static async Task AssertBecomes(string before, string after)
    {
        var project = FixableProject.Of(before);
        await project.AssertCompilesAsync();

        var changed = await project.FixAsync();

        Assert.Equal(after, await changed.TextAsync());
        await changed.AssertCompilesAsync();
        Assert.Empty(await changed.EndingAsync());
    }
}
