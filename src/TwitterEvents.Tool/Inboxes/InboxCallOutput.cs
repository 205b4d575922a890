using TwitterEvents.Inbox;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>A call of a handler that has failed; the reason only where one delivery is shown.</summary>
internal sealed record InboxCallOutput(
    string Key, int Event, int Action, string Handler, int Attempts, DateTimeOffset? Due, DateTimeOffset FailedAt, string? Reason)
{
    public static InboxCallOutput Of(InboxFailedCall failed) => new(
        Words.Key(failed.Call.Key),
        failed.Call.Event,
        failed.Call.Action,
        failed.Call.Handler,
        failed.Call.Attempt,
        failed.Due,
        failed.FailedAt,
        failed.Reason);
}
