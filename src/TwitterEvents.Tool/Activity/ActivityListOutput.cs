namespace TwitterEvents.Tool.Activity;

/// <summary>What <c>activity list</c> prints.</summary>
internal sealed record ActivityListOutput(IReadOnlyList<ActivitySubscriptionOutput> Subscriptions);
