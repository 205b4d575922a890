namespace TwitterEvents.Management;

/// <summary>States of the stream of X Activity.</summary>
public enum ActivityStreamStatus
{
    /// <summary>X refuses the connection, or is not reached; it is tried again.</summary>
    Failing,

    /// <summary>It connects for the first time, or has just broken and connects again.</summary>
    Connecting,

    /// <summary>It is connected.</summary>
    Connected,
}
