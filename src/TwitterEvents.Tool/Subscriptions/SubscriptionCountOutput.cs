namespace TwitterEvents.Tool.Subscriptions;

/// <summary>What <c>subscription count</c> prints; null is what X does not say.</summary>
internal sealed record SubscriptionCountOutput(long? All, long? DirectMessages, long? Provisioned, string? AccountName);
