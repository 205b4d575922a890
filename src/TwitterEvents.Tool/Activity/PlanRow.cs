using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>One subscription of a plan: what is to become of it, and what has.</summary>
/// <param name="Action">What is to become of it.</param>
/// <param name="EventType">The event type.</param>
/// <param name="Filter">Which of these events.</param>
/// <param name="WebhookId">The webhook that is to get them; null for one that is ended.</param>
internal sealed record PlanRow(PlanAction Action, string EventType, ActivitySubscriptionFilter Filter, string? WebhookId)
{
    /// <summary>What is wanted; null for one that is ended.</summary>
    public ActivityTarget? Target { get; init; }

    /// <summary>The subscription that is there; null if none is.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>What else a person should know.</summary>
    public string Note { get; init; } = "";

    /// <summary>Why it cannot be, or has not been, as it is to be, with the cure; null if nothing is in the way.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the user's own tokens are wanted, and not there.</summary>
    public bool LacksTokens { get; init; }
}
