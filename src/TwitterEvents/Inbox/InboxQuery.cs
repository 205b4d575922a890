namespace TwitterEvents.Inbox;

/// <summary>What to list of an inbox.</summary>
public sealed class InboxQuery
{
    /// <summary>What is listed. Default: dead letters.</summary>
    public InboxState State { get; init; }

    /// <summary>Only calls of this handler, by its whole name; null for all. What waits has none yet.</summary>
    public string? Handler { get; init; }

    /// <summary>Only what this app received; null for all.</summary>
    public string? App { get; init; }

    /// <summary>Only what is for this user; null for all.</summary>
    public string? UserId { get; init; }

    /// <summary>Whether what came first is listed first. Default: what came last.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>How many at most. 1 to 1,000; default 100.</summary>
    public int Count { get; init; } = 100;

    /// <summary>Where to go on: <see cref="InboxPage.Next"/> of the page before; null to begin.</summary>
    public string? After { get; init; }
}
