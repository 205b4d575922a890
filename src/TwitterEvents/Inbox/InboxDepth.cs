namespace TwitterEvents.Inbox;

/// <summary>How much waits in an inbox.</summary>
/// <param name="Waiting">How many deliveries.</param>
/// <param name="Oldest">How long the oldest of them has waited; zero if none waits.</param>
public readonly record struct InboxDepth(long Waiting, TimeSpan Oldest);
