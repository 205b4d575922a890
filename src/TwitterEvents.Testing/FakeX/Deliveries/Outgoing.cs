using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>A body on its way to a webhook.</summary>
internal sealed record Outgoing(Webhook Webhook, string? ForUserId, ReadOnlyMemory<byte> Body)
{
    public bool IsReplay { get; init; }

    /// <summary>The subscription to X Activity it is for; null for a body of something else, or one that a subscription to Account Activity stands for.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>v1.1 tries again; v2 offers replay, and of a replay nothing is tried again.</summary>
    public bool IsRetried => !IsReplay && Webhook.Api != FakeXApi.V2;
}
