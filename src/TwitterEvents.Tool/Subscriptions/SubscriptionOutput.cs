namespace TwitterEvents.Tool.Subscriptions;

/// <summary>What <c>subscription add</c>, <c>check</c> and <c>delete</c> print. The webhook is null for v1.1 premium.</summary>
internal sealed record SubscriptionOutput(string? WebhookId, string? UserId, bool Subscribed);

/// <summary>What <c>subscription list</c> prints.</summary>
internal sealed record SubscriptionListOutput(string? WebhookId, string? ApplicationId, IReadOnlyList<string> UserIds);

/// <summary>What <c>subscription count</c> prints; null is what X does not say.</summary>
internal sealed record SubscriptionCountOutput(long? All, long? DirectMessages, long? Provisioned, string? AccountName);
