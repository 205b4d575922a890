namespace TwitterEvents.Inbox;

/// <summary>A piece of work: a delivery for the first time, or one handler's call that is tried again.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Retry">What is tried again; null for everything in the delivery.</param>
/// <param name="Token">What the inbox knows it by.</param>
public sealed record InboxWork(AcceptedDelivery Delivery, InboxCall? Retry, object Token)
{
    /// <summary>Whether somebody may have begun it before: another process, or another version of the app.</summary>
    public bool MayHaveBegun { get; init; } = true;
}
