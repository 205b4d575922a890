namespace TwitterEvents.Generators.Tests.CodeFixes;

/// <summary>What the fix of TWE115 does to comments that refer to the event: those of the handler and of its method go along.</summary>
public sealed class CommentTests
{
    private const string Method =
        "public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;";

    [Theory]
    [InlineData("FollowEvent", "IFollowed")]
    [InlineData("TwitterEvents.FollowEvent", "TwitterEvents.IFollowed")]
    [InlineData("global::TwitterEvents.FollowEvent", "global::TwitterEvents.IFollowed")]
    [InlineData("IHandle{FollowEvent}", "IHandle{IFollowed}")]
    [InlineData("IHandle{FollowEvent}.HandleAsync", "IHandle{IFollowed}.HandleAsync")]
    [InlineData("HandleAsync(FollowEvent, EventContext, CancellationToken)", "HandleAsync(IFollowed, EventContext, CancellationToken)")]
    [InlineData("Greeter.HandleAsync(TwitterEvents.FollowEvent, EventContext, CancellationToken)", "Greeter.HandleAsync(TwitterEvents.IFollowed, EventContext, CancellationToken)")]
    [InlineData("FollowEvent.AdditionalProperties", "FollowEvent.AdditionalProperties")]
    [InlineData("UnfollowEvent", "UnfollowEvent")]
    [InlineData("IHandle{T}", "IHandle{T}")]
    [InlineData("Nobody", "Nobody")]
    public async Task A_reference_in_a_comment_of_the_handler_goes_along(string before, string after)
    {
        var changed = await FixableProject.Of(Greeter(before, before, "string", Method)).FixAsync();

        Assert.Equal(Greeter(after, after, "string", Method.Replace("FollowEvent", "IFollowed", StringComparison.Ordinal)).Replace("IHandle<FollowEvent>", "IHandle<IFollowed>", StringComparison.Ordinal), await changed.TextAsync());
        Assert.Equal(before == "Nobody" ? 3 : 0, await changed.BrokenReferencesAsync());
    }

    /// <summary>A comment on another member may be about the event itself, unless it refers to the method that has another parameter now.</summary>
    [Theory]
    [InlineData("FollowEvent", "FollowEvent")]
    [InlineData("HandleAsync(FollowEvent, EventContext, CancellationToken)", "HandleAsync(IFollowed, EventContext, CancellationToken)")]
    public async Task A_reference_in_a_comment_of_another_member_goes_along_if_it_must(string before, string after)
    {
        var changed = await FixableProject.Of(Greeter("string", "string", before, Method)).FixAsync();

        Assert.Contains($"<see cref=\"{after}\"/> other", await changed.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await changed.BrokenReferencesAsync());
    }

    [Fact]
    public async Task Fix_All_leaves_each_handler_its_own_comments()
    {
        var project = FixableProject.Of(
            """
            /// <summary>Takes <see cref="FollowEvent"/> and <see cref="MuteEvent"/>.</summary>
            class Both : IHandle<FollowEvent>, IHandle<MuteEvent>
            {
                /// <summary>Takes <see cref="FollowEvent"/>.</summary>
                public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => default;

                /// <summary>Takes <see cref="MuteEvent"/>.</summary>
                public ValueTask HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) => default;
            }
            """);

        var changed = await project.FixAllAsync(Microsoft.CodeAnalysis.CodeFixes.FixAllScope.Document);

        Assert.DoesNotContain("FollowEvent", await changed.TextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("MuteEvent", await changed.TextAsync(), StringComparison.Ordinal);
        await changed.AssertCompilesAsync();
    }

    private static string Greeter(string ofClass, string ofMethod, string ofOther, string method) =>
        $$"""
        /// <summary>Takes <see cref="{{ofClass}}"/>.</summary>
        /// <seealso cref="{{ofClass}}"/>
        public class Greeter : IHandle<FollowEvent>
        {
            /// <summary>Takes <see cref="{{ofMethod}}"/>.</summary>
            {{method}}

            /// <summary>Takes <see cref="{{ofOther}}"/> other.</summary>
            public void Other()
            {
            }
        }
        """;
}
