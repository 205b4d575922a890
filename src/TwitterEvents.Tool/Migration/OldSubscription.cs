using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Migration;

/// <summary>A subscription of Account Activity: everything of one user, to one webhook.</summary>
/// <param name="UserId">The user.</param>
/// <param name="WebhookId">The webhook, as calls of Account Activity take it; null for v1.1 premium, which goes by the environment.</param>
/// <param name="Webhook">The webhook; null if v1.1 premium lists none.</param>
internal sealed record OldSubscription(string UserId, string? WebhookId, Webhook? Webhook)
{
    /// <summary>Those of every webhook.</summary>
    /// <param name="invocation">The command.</param>
    /// <param name="webhooks">The webhooks of its API.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<IReadOnlyList<OldSubscription>> ReadAsync(
        Invocation invocation, IReadOnlyList<Webhook> webhooks, CancellationToken cancellationToken)
    {
        var x = invocation.X;
        if (invocation.Management.Api == TwitterApi.V1Premium)
        {
            var users = (await x.ListSubscriptionsAsync(null, cancellationToken)).UserIds;
            return [.. users.Select(id => new OldSubscription(id, null, webhooks is [var first, ..] ? first : null))];
        }

        List<OldSubscription> all = [];
        foreach (var webhook in webhooks)
        {
            var users = (await x.ListSubscriptionsAsync(webhook.Id, cancellationToken)).UserIds;
            all.AddRange(users.Select(id => new OldSubscription(id, webhook.Id, webhook)));
        }

        return all;
    }
}
