using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>What concerns the app itself.</summary>
internal sealed class AccountHandler(IJournal journal) : IHandle<IAuthorizationRevoked>, IHandle<ReplayJobStatusEvent>
{
    public ValueTask HandleAsync(IAuthorizationRevoked e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "revoked:", $"user {e.UserId} takes the authorization back");

    public ValueTask HandleAsync(ReplayJobStatusEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "replay", $"job {e.JobId}: {e.JobState}");
}
