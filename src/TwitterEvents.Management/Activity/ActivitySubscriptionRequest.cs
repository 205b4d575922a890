namespace TwitterEvents.Management;

/// <summary>A subscription of X Activity that is wanted.</summary>
/// <param name="EventType">The event type, for example <c>follow.follow</c>; <see cref="ActivityEventType.All"/> has those that are known.</param>
/// <param name="Filter">Which of these events. <c>oauth.revoke</c> takes an empty one.</param>
public sealed record ActivitySubscriptionRequest(string EventType, ActivitySubscriptionFilter Filter)
{
    /// <summary>A text of 1 to 200 characters that its events repeat; null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>The webhook that is to get its events; null for an open stream alone.</summary>
    public string? WebhookId { get; init; }

    /// <summary>When it is to end by itself; null for never. The same subscription again with another time moves the end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
