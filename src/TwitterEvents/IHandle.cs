namespace TwitterEvents;

/// <summary>
/// Handles one kind of event or action. Implement it in any class of your assembly; <c>AddHandlers()</c>, generated there, finds it.
/// </summary>
/// <typeparam name="T">
/// An action (<c>IFollowed</c>; <c>IAccountAction</c> is every action), a concrete event (<c>FollowEvent</c>), a base of events
/// (<see cref="TwitterEvent"/> is every event), <see cref="UnknownEvent"/>, or <see cref="MalformedDelivery"/>. The analyzer tells when it is none
/// of these. A class that implements several runs once per event (or action), by the most specific.
/// </typeparam>
public interface IHandle<T>
    where T : class
{
    /// <summary>
    /// Handles one event. Returning means done: the event is not given to this handler again, as long as that is remembered. Throwing means not
    /// done: X is told that the delivery failed, and if it sends it again, only what has not succeeded runs again. An inbox tries again by itself
    /// (<see cref="RetryAttribute"/>).
    /// </summary>
    /// <param name="e">The event, or the action. It is immutable, and nothing in it is reused afterwards.</param>
    /// <param name="context">Where the event came from: user, delivery, raw JSON.</param>
    /// <param name="cancellationToken">
    /// Signals that the handler's time limit has passed (<see cref="HandlerAttribute.TimeoutSeconds"/>, or the app's <c>HandlerTimeout</c>), or
    /// that the host is about to end. A client that hangs up does not.
    /// </param>
    ValueTask HandleAsync(T e, EventContext context, CancellationToken cancellationToken);
}
