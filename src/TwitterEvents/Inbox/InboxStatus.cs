namespace TwitterEvents.Inbox;

/// <summary>How an inbox stands.</summary>
public sealed class InboxStatus
{
    /// <summary>Deliveries that have not had their turn yet, or are having it.</summary>
    public required long Waiting { get; init; }

    /// <summary>When the one that waits longest was received; null if none waits.</summary>
    public DateTimeOffset? OldestWaiting { get; init; }

    /// <summary>Calls of handlers that have failed, and are tried again, and those held back behind them.</summary>
    public required long Retrying { get; init; }

    /// <summary>Calls of handlers that were given up: dead letters.</summary>
    public required long Dead { get; init; }

    /// <summary>Deliveries that are done, and kept for a while.</summary>
    public required long Done { get; init; }

    /// <summary>Whether a process takes deliveries and runs handlers.</summary>
    public required bool IsRun { get; init; }

    /// <summary>Which process has the right to run handlers, where one at a time has; null if none ever had, or several run them side by side.</summary>
    public InboxOwner? Owner { get; init; }

    /// <summary>The version of what is stored.</summary>
    public required int Version { get; init; }

    /// <summary>How many bytes it takes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Why this process could not write last time; null if it could, or has not tried.</summary>
    public string? Problem { get; init; }
}
