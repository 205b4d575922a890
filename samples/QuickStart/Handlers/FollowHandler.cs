using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Who follows whom, whichever API tells of it; and who subscribes, of which X Activity alone tells.</summary>
internal sealed class FollowHandler(IJournal journal)
    : IHandle<IFollowed>, IHandle<IUnfollowed>, IHandle<SubscriptionsSubscribeEvent>, IHandle<SubscriptionsUnsubscribeEvent>
{
    public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "follow:", FollowerAndFollowed(e));

    public ValueTask HandleAsync(IUnfollowed e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "unfollow:", FollowerAndFollowed(e));

    public ValueTask HandleAsync(SubscriptionsSubscribeEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "subscriber:", Who.Is(e.Source?.Username, e.Source?.Id));

    public ValueTask HandleAsync(SubscriptionsUnsubscribeEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "no longer subscriber:", Who.Is(e.Source?.Username, e.Source?.Id));

    private static string FollowerAndFollowed(IFollowChange e) =>
        $"{Who.Is(e.FollowerUsername, e.FollowerId)} -> {Who.Is(e.FollowedUsername, e.FollowedId)}";
}
