namespace TwitterEvents.Tool.Inboxes;

/// <summary>How many are erased, or would be: <c>dead</c> letters, or <c>done</c> deliveries.</summary>
internal sealed record InboxPurgedOutput(string State, long Purged, bool DryRun);
