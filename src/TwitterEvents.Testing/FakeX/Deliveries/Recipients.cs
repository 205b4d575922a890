using TwitterEvents.Testing.Platform;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Who can be delivered to, at one moment.</summary>
/// <param name="Webhooks">Every webhook, with its subscriptions to Account Activity.</param>
/// <param name="Subscriptions">The subscriptions to X Activity.</param>
/// <param name="Links">Which webhooks are linked to the filtered stream.</param>
internal sealed record Recipients(IReadOnlyList<Webhook> Webhooks, IReadOnlyList<ActivitySubscription> Subscriptions, IReadOnlyList<StreamLink> Links)
{
    /// <summary>The webhooks that get posts of the filtered stream: those linked to it, or all while none is.</summary>
    public IReadOnlyList<Webhook> OfStream { get; } =
        Links.Count == 0 ? Webhooks : [.. Webhooks.Where(webhook => Links.Any(link => link.WebhookId == webhook.Id))];

    /// <summary>
    /// The users whom <see cref="FakeX.RegisterAsync"/> subscribed, and who have no subscription to X Activity at all: that one subscription
    /// stands for one to every event type.
    /// </summary>
    public IReadOnlyList<(Webhook Webhook, string UserId)> StandIns { get; } =
    [
        .. Webhooks.SelectMany(webhook => webhook.StandIns
            .Where(user => !Subscriptions.Any(subscription => subscription.Filter.UserId == user))
            .Select(user => (webhook, user))),
    ];
}
