namespace TwitterEvents.Management;

/// <summary>How a subscription of X Activity that is wanted stood when it was last looked at.</summary>
/// <param name="EventType">The event type.</param>
/// <param name="Filter">The user, keyword or app it is about.</param>
public sealed record TwitterSubscriptionState(string EventType, ActivitySubscriptionFilter Filter)
{
    /// <summary>Whether X has it as it is wanted.</summary>
    public bool IsSubscribed { get; init; }

    /// <summary>A sentence for a person, with the cure; null if X has it, or it was not come to.</summary>
    public string? Problem { get; init; }
}
