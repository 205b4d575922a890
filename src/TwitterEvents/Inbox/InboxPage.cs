namespace TwitterEvents.Inbox;

/// <summary>A page of what is in an inbox.</summary>
/// <param name="Entries">What is on it.</param>
/// <param name="Next">Where the next page begins; null if this is the last.</param>
public sealed record InboxPage(IReadOnlyList<InboxEntry> Entries, string? Next);
