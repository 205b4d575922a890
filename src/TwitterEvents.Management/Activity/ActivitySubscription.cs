namespace TwitterEvents.Management;

/// <summary>A subscription of X Activity as X has it: one event type for one user, keyword, or the app.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventType">The event type, for example <c>follow.follow</c>.</param>
/// <param name="Filter">Which of these events.</param>
public sealed record ActivitySubscription(string Id, string EventType, ActivitySubscriptionFilter Filter)
{
    /// <summary>The text given with it, which its events repeat; null if there is none.</summary>
    public string? Tag { get; init; }

    /// <summary>The webhook that gets its events, besides an open stream; null if none does.</summary>
    public string? WebhookId { get; init; }

    /// <summary>When it was made; null where X does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed; null where X does not say.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it ends by itself; null if it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
