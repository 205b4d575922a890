namespace DurableBot;

/// <summary>What a process does.</summary>
internal enum BotRole
{
    /// <summary>It receives, and runs handlers.</summary>
    Both,

    /// <summary>It receives only.</summary>
    Receiver,

    /// <summary>It runs handlers only.</summary>
    Worker,
}
