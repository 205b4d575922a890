using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>What a piece of work is to the file.</summary>
/// <param name="Id">The delivery's id.</param>
/// <param name="Lane">Whom it is for, at which app; null if it keeps no order.</param>
/// <param name="Fence">Under which right to run it was taken.</param>
/// <param name="Call">What is tried again; null for the whole delivery.</param>
internal sealed record Taken(long Id, string? Lane, long Fence, InboxCall? Call)
{
    /// <summary>The schedule it stands in: after another process had the right to run, there is a new one.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>The delivery, where this process has just accepted it; null: it is read from the file.</summary>
    public AcceptedDelivery? Delivery { get; init; }

    /// <summary>Whether a call of it may be among those that have failed, as far as this process has to do with it.</summary>
    public bool HasFailed { get; set; } = Call is not null;
}
