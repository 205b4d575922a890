namespace TwitterEvents.Tool.Subscriptions;

/// <summary>What <c>subscription add</c>, <c>check</c> and <c>delete</c> print. The webhook is null for v1.1 premium.</summary>
internal sealed record SubscriptionOutput(string? WebhookId, string? UserId, bool Subscribed);
