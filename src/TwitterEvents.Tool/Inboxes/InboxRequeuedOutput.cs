namespace TwitterEvents.Tool.Inboxes;

/// <summary>How many dead letters are called again, or would be.</summary>
internal sealed record InboxRequeuedOutput(long Requeued, bool DryRun);
