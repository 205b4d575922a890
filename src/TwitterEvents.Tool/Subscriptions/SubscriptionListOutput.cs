namespace TwitterEvents.Tool.Subscriptions;

/// <summary>What <c>subscription list</c> prints.</summary>
internal sealed record SubscriptionListOutput(string? WebhookId, string? ApplicationId, IReadOnlyList<string> UserIds);
