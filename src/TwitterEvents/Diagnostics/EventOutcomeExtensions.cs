namespace TwitterEvents.Diagnostics;

/// <summary>Makes one outcome of those of several handlers.</summary>
internal static class EventOutcomeExtensions
{
    /// <summary>
    /// What the event's outcome is after one more handler: a failure weighs more than a time-out, that more than what is held back, and each more than
    /// success. The event begins as repeated.
    /// </summary>
    public static EventOutcome And(this EventOutcome sofar, EventOutcome next) => next switch
    {
        EventOutcome.Repeated => sofar,
        EventOutcome.Handled => sofar == EventOutcome.Repeated ? next : sofar,
        EventOutcome.Held => sofar is EventOutcome.Repeated or EventOutcome.Handled ? next : sofar,
        EventOutcome.Timeout => sofar == EventOutcome.Failed ? sofar : next,
        _ => EventOutcome.Failed,
    };
}
