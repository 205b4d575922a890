namespace TwitterEvents.Inbox;

/// <summary>One handler's call on one event of a delivery.</summary>
/// <param name="Key">What it is known by, whichever delivery brings the event.</param>
/// <param name="Event">The number of the event among all items of the delivery, whatever handlers there are.</param>
/// <param name="Action">Of an event that tells of several actions, which one.</param>
/// <param name="Handler">The handler's name.</param>
/// <param name="Attempt">Which attempt it is, from 1; in a list how many there were, none of one that is held back.</param>
public sealed record InboxCall(InboxKey Key, int Event, int Action, string Handler, int Attempt)
{
    /// <summary>
    /// Of a handler that keeps strict order (<see cref="RetryAttribute.StrictOrder"/>), the line of its calls for this user: while one of them waits to be
    /// tried again, the later ones are held back. Null: it holds nobody back, and nobody it.
    /// </summary>
    public InboxKey? Line { get; init; }

    /// <summary>
    /// What the call was known by to a version that had no schema of the event's kind. What was done under that is done, and what waits there is tried again
    /// there. Null: the same, or nobody can have begun it (<see cref="InboxWork.MayHaveBegun"/>).
    /// </summary>
    public InboxKey? FormerKey { get; init; }
}
