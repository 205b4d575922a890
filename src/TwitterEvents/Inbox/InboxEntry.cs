namespace TwitterEvents.Inbox;

/// <summary>A delivery in a list, or one call of a handler on an event of it.</summary>
/// <param name="Id">The delivery's number in the inbox.</param>
/// <param name="App">The app that received it; null for the only one.</param>
/// <param name="UserId">Whom it is for; null if it is for nobody.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Call">The call that has failed, without its reason; null of what waits.</param>
public sealed record InboxEntry(long Id, string? App, string? UserId, DateTimeOffset ReceivedAt, InboxFailedCall? Call);
