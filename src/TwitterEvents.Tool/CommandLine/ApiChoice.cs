namespace TwitterEvents.Tool.CommandLine;

/// <summary>Which of X's APIs a command may call.</summary>
internal enum ApiChoice
{
    /// <summary>Whichever <c>--api</c> or the setting says.</summary>
    Any,

    /// <summary>X Activity, whatever the setting says: there is no <c>--api</c>.</summary>
    XActivity,

    /// <summary>A generation of Account Activity; where the setting says X Activity, v2.</summary>
    AccountActivity,
}
