namespace TwitterEvents.Tool.Inboxes;

/// <summary>A page of a list, and where the next begins.</summary>
internal sealed record InboxListOutput(string State, IReadOnlyList<InboxEntryOutput> Entries, string? Next);
