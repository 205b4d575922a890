namespace TwitterEvents.Inbox;

/// <summary>Which process has the right to run handlers.</summary>
/// <param name="Name">A name it gave itself, another at each start.</param>
/// <param name="Fence">How often the right has changed hands.</param>
/// <param name="Until">When the right ends unless it is extended; null if it was given back.</param>
/// <param name="IsAlive">Whether it has not ended yet.</param>
public sealed record InboxOwner(string Name, long Fence, DateTimeOffset? Until, bool IsAlive);
