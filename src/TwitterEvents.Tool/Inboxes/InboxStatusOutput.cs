using TwitterEvents.Inbox;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>How an inbox stands.</summary>
internal sealed record InboxStatusOutput(
    string Inbox, int Version, long Bytes, long Waiting, double? OldestWaitingSeconds, long Retrying, long Dead, long Done, bool IsRun, InboxOwner? Owner)
{
    public static InboxStatusOutput Of(string name, InboxStatus status, DateTimeOffset now) => new(
        name,
        status.Version,
        status.Bytes,
        status.Waiting,
        status.OldestWaiting is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : null,
        status.Retrying,
        status.Dead,
        status.Done,
        status.IsRun,
        status.Owner);
}
