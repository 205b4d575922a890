using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Who can be delivered to, at one moment.</summary>
/// <param name="Webhooks">Every webhook.</param>
/// <param name="Links">Which of them are linked to the filtered stream.</param>
internal sealed record Recipients(IReadOnlyList<Webhook> Webhooks, IReadOnlyList<StreamLink> Links)
{
    /// <summary>The webhooks that get posts of the filtered stream: those linked to it, or all while none is.</summary>
    public IReadOnlyList<Webhook> OfStream =>
        Links.Count == 0 ? Webhooks : [.. Webhooks.Where(webhook => Links.Any(link => link.WebhookId == webhook.Id))];
}
