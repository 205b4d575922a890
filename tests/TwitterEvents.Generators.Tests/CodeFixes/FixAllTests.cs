using Microsoft.CodeAnalysis.CodeFixes;

namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>TWE115 fixed everywhere at once.</summary>
public sealed class FixAllTests
{
    private const string TwoHandlers =
        """
        class Greeter : IHandle<FollowEvent>, IHandle<UnfollowEvent>
        {
            public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(UnfollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }

        class Muter : IHandle<MuteEvent>
        {
            ValueTask IHandle<MuteEvent>.HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """;

    private const string TwoHandlersFixed =
        """
        class Greeter : IHandle<IFollowed>, IHandle<IUnfollowed>
        {
            public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(IUnfollowed e, EventContext context, CancellationToken cancellationToken) => default;
        }

        class Muter : IHandle<IMuted>
        {
            ValueTask IHandle<IMuted>.HandleAsync(IMuted e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """;

    // The class begins in one file and has its method in the next, beside another handler.
    private const string Begun = "partial class Reader : IHandle<DirectMessageEvent>, IHandle<TweetCreateEvent>;";

    private const string BegunFixed = "partial class Reader : IHandle<IDirectMessage>, IHandle<IPostCreated>;";

    private const string Ended =
        """
        partial class Reader
        {
            public ValueTask HandleAsync(DirectMessageEvent e, EventContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(TweetCreateEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }

        class Liker : IHandle<FavoriteEvent>
        {
            public ValueTask HandleAsync(FavoriteEvent e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """;

    private const string EndedFixed =
        """
        partial class Reader
        {
            public ValueTask HandleAsync(IDirectMessage e, EventContext context, CancellationToken cancellationToken) => default;
            public ValueTask HandleAsync(IPostCreated e, EventContext context, CancellationToken cancellationToken) => default;
        }

        class Liker : IHandle<IPostLiked>
        {
            public ValueTask HandleAsync(IPostLiked e, EventContext context, CancellationToken cancellationToken) => default;
        }
        """;

    [Fact]
    public async Task In_a_file()
    {
        var changed = await FixableProject.Of(TwoHandlers, Begun, Ended).FixAllAsync(FixAllScope.Document);

        Assert.Equal([TwoHandlersFixed, Begun, Ended], await changed.TextsAsync());
        await changed.AssertCompilesAsync();
    }

    [Fact]
    public async Task In_a_project()
    {
        var changed = await FixableProject.Of(TwoHandlers, Begun, Ended).FixAllAsync(FixAllScope.Project);

        Assert.Equal([TwoHandlersFixed, BegunFixed, EndedFixed], await changed.TextsAsync());
        await changed.AssertCompilesAsync();
        Assert.Empty(await changed.EndingAsync());
    }

    [Fact]
    public async Task What_cannot_be_fixed_is_left()
    {
        const string Virtual =
            """
            class Greeted : IHandle<FollowEvent>
            {
                public virtual ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """;

        var changed = await FixableProject.Of(Virtual, TwoHandlers).FixAllAsync(FixAllScope.Solution);

        Assert.Equal([Virtual, TwoHandlersFixed], await changed.TextsAsync());
        await changed.AssertCompilesAsync();
    }
}
