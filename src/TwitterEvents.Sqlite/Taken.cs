using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>What a piece of work is to the file.</summary>
/// <param name="id">The delivery's id.</param>
/// <param name="lane">Whom it is for, at which app; null if it keeps no order.</param>
/// <param name="fence">Under which right to run it was taken.</param>
/// <param name="call">What is tried again; null for the whole delivery.</param>
internal sealed class Taken(long id, string? lane, long fence, InboxCall? call)
{
    public long Id => id;

    public string? Lane => lane;

    public long Fence => fence;

    public InboxCall? Call => call;

    /// <summary>The schedule it stands in: after another process had the right to run, there is a new one.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>The delivery, where this process has just accepted it; null: it is read from the file.</summary>
    public AcceptedDelivery? Delivery { get; init; }

    /// <summary>Whether a call of it may be among those that have failed, as far as this process has to do with it.</summary>
    public bool HasFailed { get; set; } = call is not null;

    /// <summary>When it was given back; null if it was not. The schedule's.</summary>
    public long? ReturnedAt { get; set; }

    /// <summary>What was given back after it. The schedule's.</summary>
    public Taken? ReturnedNext { get; set; }
}
