namespace TwitterEvents.Tool.Doctor;

/// <summary>How a thing looked at stands.</summary>
internal enum CheckState
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>It works, or may work, but not for long or not for all.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Fail,

    /// <summary>Nothing to mend, but good to know.</summary>
    Note,

    /// <summary>Something else must be right first.</summary>
    Skipped,
}
