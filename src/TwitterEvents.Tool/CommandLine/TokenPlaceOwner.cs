namespace TwitterEvents.Tool.CommandLine;

/// <summary>Whose a folder of tokens is.</summary>
internal enum TokenPlaceOwner
{
    /// <summary>Nobody named it: it is that of whoever runs the tool.</summary>
    User,

    /// <summary>The tool's own too, but somebody named it.</summary>
    Tool,

    /// <summary>An app's, which makes the keys.</summary>
    App,
}
