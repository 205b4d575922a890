namespace TwitterEvents.Management;

/// <summary>Which subscriptions of X Activity are ours: one X app may have several deployments, each with a tag and a webhook of its own.</summary>
/// <param name="Tag">Our tag.</param>
/// <param name="WebhookId">Our webhook; null if the stream alone brings events.</param>
/// <param name="WebhookIds">All webhooks there are.</param>
/// <param name="TakesAll">Whether all are ours.</param>
internal sealed record ActivityScope(string Tag, string? WebhookId, IReadOnlySet<string> WebhookIds, bool TakesAll)
{
    /// <summary>Whether none is ended, ours neither.</summary>
    public bool EndsNone { get; init; }

    /// <summary>The id of the app's owner, if the tokens are set and others than the owner are wanted, whom an <see cref="ITwitterUsers"/> names.</summary>
    public string? OwnerLeftOut { get; init; }

    /// <summary>Whether its events come to us, whoever made it: to our webhook, or to the stream, which has those of every subscription.</summary>
    public bool IsDelivered(ActivitySubscription subscription) => WebhookId is null || subscription.WebhookId == WebhookId;

    /// <summary>Whether it may be given our webhook: it is ours, or nobody's.</summary>
    public bool MayMove(ActivitySubscription subscription) => TakesAll || subscription.Tag == Tag || !HasOtherWebhook(subscription);

    /// <summary>Whether it may be ended: it has our tag, and no other webhook gets its events.</summary>
    public bool MayEnd(ActivitySubscription subscription) => !EndsNone && (TakesAll || (subscription.Tag == Tag && !HasOtherWebhook(subscription)));

    /// <summary>
    /// Whether it may be ended where another of its type and user takes its place: it has our tag. For the stream alone it must have no webhook
    /// either: the deployment that has one is another.
    /// </summary>
    public bool MayReplace(ActivitySubscription subscription) =>
        !EndsNone && subscription.Tag == Tag && (WebhookId is not null || subscription.WebhookId is null);

    private bool HasOtherWebhook(ActivitySubscription subscription) =>
        subscription.WebhookId is { } id && id != WebhookId && (WebhookId is null || WebhookIds.Contains(id));
}
