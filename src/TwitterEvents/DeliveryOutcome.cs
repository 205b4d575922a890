namespace TwitterEvents;

/// <summary>What became of a delivery, and so what X is to be answered (<see cref="DeliveryOutcomeExtensions"/>).</summary>
public enum DeliveryOutcome
{
    /// <summary>
    /// Every handler has succeeded, now or at an earlier delivery, or the inbox keeps the delivery until they have; also when nothing handles the events, and when the delivery is malformed,
    /// which sending it again cannot mend. Answer 200.
    /// </summary>
    Handled,

    /// <summary>Some handler failed. Answer 500: X sends the delivery again, and only what has not succeeded runs again.</summary>
    Failed,

    /// <summary>
    /// The body does not begin with <c>{</c>, so it may be text that a CRC answer signed; no handler saw it. Answer 400.
    /// </summary>
    NotAnObject,

    /// <summary>
    /// Not begun, or not to its end, because too many deliveries are in work (<see cref="TwitterEventsOptions.MaxConcurrentDeliveries"/>), or
    /// more than the process has memory for. Answer 503: X sends the delivery again.
    /// </summary>
    Busy,

    /// <summary>The inbox could not store it, or nobody waited until it had. Answer 503: X sends the delivery again.</summary>
    NotStored,
}
