using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Who follows whom.</summary>
internal sealed class FollowHandler(IJournal journal) : IHandle<FollowEvent>, IHandle<UnfollowEvent>
{
    public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"@{e.Source?.ScreenName} follows @{e.Target?.ScreenName}");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(UnfollowEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"@{e.Source?.ScreenName} no longer follows @{e.Target?.ScreenName}");
        return ValueTask.CompletedTask;
    }
}
