using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>What concerns the app itself.</summary>
internal sealed class AccountHandler(IJournal journal) : IHandle<UserRevokeEvent>, IHandle<ReplayJobStatusEvent>
{
    public ValueTask HandleAsync(UserRevokeEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"user {e.Source?.UserId} takes the authorization back");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(ReplayJobStatusEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"replay job {e.JobId}: {e.JobState}");
        return ValueTask.CompletedTask;
    }
}
