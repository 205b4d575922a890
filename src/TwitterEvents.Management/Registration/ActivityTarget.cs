namespace TwitterEvents.Management;

/// <summary>A subscription of X Activity that is to be there.</summary>
/// <param name="EventType">The event type.</param>
/// <param name="Filter">Which of these events.</param>
/// <param name="User">The user it is about, perhaps with tokens; null if it is about a keyword or the app.</param>
internal sealed record ActivityTarget(string EventType, ActivitySubscriptionFilter Filter, UserCredentials? User)
{
    /// <summary>Whether a subscription has events in common with it, however narrowed: X refuses two that overlap.</summary>
    public bool Overlaps(ActivitySubscription subscription) =>
        subscription.EventType == EventType
        && (subscription.Filter.UserId, subscription.Filter.Keyword) == (Filter.UserId, Filter.Keyword)
        && (subscription.Filter.Direction is not { } direction || Filter.Direction is null || Filter.Direction == direction);

    /// <summary>Whether a subscription is for these events, all of them and no others.</summary>
    public bool Is(ActivitySubscription subscription) => subscription.EventType == EventType && subscription.Filter == Filter;

    /// <summary>In words: <c>dm.received of user 42</c>.</summary>
    public override string ToString() => $"{EventType} of {Filter}";
}
