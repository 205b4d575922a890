namespace TwitterEvents.Inbox;

/// <summary>An inbox cannot store now: its disk is full, its server is away, it holds as much as it may. The message says which.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">What was thrown, if something was.</param>
public sealed class InboxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
