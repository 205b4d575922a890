namespace TwitterEvents.Inbox;

/// <summary>What is to become of something in an inbox.</summary>
public enum InboxState
{
    /// <summary>A call of a handler that was given up: a dead letter.</summary>
    Dead,

    /// <summary>A call of a handler that has failed, and is tried again, or is held back behind such a one.</summary>
    Retrying,

    /// <summary>A delivery that has not had its turn yet, or is having it.</summary>
    Waiting,
}
