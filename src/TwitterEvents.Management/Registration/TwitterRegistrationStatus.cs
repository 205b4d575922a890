namespace TwitterEvents.Management;

/// <summary>Words for <see cref="TwitterRegistrationState"/>.</summary>
public enum TwitterRegistrationStatus
{
    /// <summary>It has not been tried yet.</summary>
    Pending = 0,

    /// <summary>X has all that is declared, and holds the webhook valid.</summary>
    Registered = 1,

    /// <summary>The last try failed; it goes on trying.</summary>
    Failing = 2,

    /// <summary>X limits the rate of the calls; the try goes on when that is over.</summary>
    Waiting = 3,
}
