namespace TwitterEvents.Management;

/// <summary>Counts of subscriptions over all webhooks of the app. Null where X does not say.</summary>
/// <param name="All">Active subscriptions (<c>subscriptions_count_all</c>).</param>
/// <param name="DirectMessages">Of direct messages alone (<c>subscriptions_count_direct_messages</c>).</param>
/// <param name="Provisioned">How many the plan allows (<c>provisioned_count</c>).</param>
/// <param name="AccountName">The account the plan belongs to.</param>
public sealed record SubscriptionCount(long All, long? DirectMessages, long? Provisioned, string? AccountName);
