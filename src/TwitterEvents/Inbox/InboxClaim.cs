namespace TwitterEvents.Inbox;

/// <summary>What became of a claim.</summary>
public enum InboxClaim
{
    /// <summary>The call is the claimant's, to be run and told of.</summary>
    Mine,

    /// <summary>The handler has succeeded on the event before, or was given up.</summary>
    Done,

    /// <summary>The call belongs to another piece of work, which runs it, or will run it again.</summary>
    Other,

    /// <summary>
    /// An earlier call of its line is to be tried again. It was stored, and is a piece of work of its own when that is over; until then the handler is not
    /// called, and no attempt counted.
    /// </summary>
    Held,
}
