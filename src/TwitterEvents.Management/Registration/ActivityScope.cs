namespace TwitterEvents.Management;

/// <summary>Which subscriptions of X Activity are ours: one X app may have several deployments, each with a tag and a webhook of its own.</summary>
/// <param name="Tag">Our tag.</param>
/// <param name="WebhookId">Our webhook.</param>
/// <param name="WebhookIds">All webhooks there are.</param>
/// <param name="TakesAll">Whether all are ours.</param>
internal sealed record ActivityScope(string Tag, string WebhookId, IReadOnlySet<string> WebhookIds, bool TakesAll)
{
    /// <summary>Whether none is ended, ours neither.</summary>
    public bool EndsNone { get; init; }

    /// <summary>Whether its events come to our webhook, whoever made it.</summary>
    public bool IsDelivered(ActivitySubscription subscription) => subscription.WebhookId == WebhookId;

    /// <summary>Whether it may be given our webhook: it is ours, or nobody's.</summary>
    public bool MayMove(ActivitySubscription subscription) => TakesAll || subscription.Tag == Tag || !HasOtherWebhook(subscription);

    /// <summary>Whether it may be ended: it has our tag, and no other webhook gets its events.</summary>
    public bool MayEnd(ActivitySubscription subscription) => !EndsNone && (TakesAll || (subscription.Tag == Tag && !HasOtherWebhook(subscription)));

    /// <summary>Whether it may be ended where another of its type and user takes its place: it has our tag.</summary>
    public bool MayReplace(ActivitySubscription subscription) => !EndsNone && subscription.Tag == Tag;

    private bool HasOtherWebhook(ActivitySubscription subscription) =>
        subscription.WebhookId is { } id && id != WebhookId && WebhookIds.Contains(id);
}
