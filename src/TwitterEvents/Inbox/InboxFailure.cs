namespace TwitterEvents.Inbox;

/// <summary>An attempt that has failed.</summary>
/// <param name="Call">The attempt.</param>
/// <param name="FailedAt">When it failed.</param>
/// <param name="NotBefore">
/// When it is to run again; null if it is given up, and rests as a dead letter. By the same look at the clock as <paramref name="FailedAt"/>: where that is ahead
/// of the time it is now, the clock was set since, and <paramref name="NotBefore"/> says nothing any more.
/// </param>
/// <param name="Reason">How it failed, the exception with its stack. It may hold private text: it is kept where the bodies are, and logged nowhere.</param>
public sealed record InboxFailure(InboxCall Call, DateTimeOffset FailedAt, DateTimeOffset? NotBefore, string Reason);
