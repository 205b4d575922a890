namespace TwitterEvents.Inbox;

/// <summary>An attempt that has failed.</summary>
/// <param name="Call">The attempt.</param>
/// <param name="NotBefore">When it is to run again; null if it is given up, and rests as a dead letter.</param>
/// <param name="Reason">How it failed, the exception with its stack. It may hold private text: it is kept where the bodies are, and logged nowhere.</param>
public sealed record InboxFailure(InboxCall Call, DateTimeOffset? NotBefore, string Reason);
