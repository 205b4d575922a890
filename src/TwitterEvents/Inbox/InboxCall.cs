namespace TwitterEvents.Inbox;

/// <summary>One handler's call on one event of a delivery.</summary>
/// <param name="Key">What it is known by, whichever delivery brings the event.</param>
/// <param name="Event">The number of the event among all items of the delivery, whatever handlers there are.</param>
/// <param name="Action">Of an event that tells of several actions, which one.</param>
/// <param name="Handler">The handler's name.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
public sealed record InboxCall(InboxKey Key, int Event, int Action, string Handler, int Attempt);
