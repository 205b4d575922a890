namespace TwitterEvents.Management;

/// <summary>A webhook X knows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Valid">Whether it gets events; a failed CRC makes it invalid.</param>
/// <param name="CreatedAt">When it was created; null where X does not say.</param>
/// <param name="Environment">Its environment; v1.1 premium only.</param>
public sealed record Webhook(string Id, string Url, bool Valid, DateTimeOffset? CreatedAt, string? Environment = null);

/// <summary>The users subscribed to a webhook or environment.</summary>
/// <param name="UserIds">Their ids.</param>
/// <param name="ApplicationId">The app; null where X does not say.</param>
public sealed record SubscriptionList(IReadOnlyList<string> UserIds, string? ApplicationId);

/// <summary>Counts of subscriptions over all webhooks of the app. Null where X does not say.</summary>
/// <param name="All">Active subscriptions (<c>subscriptions_count_all</c>).</param>
/// <param name="DirectMessages">Of direct messages alone (<c>subscriptions_count_direct_messages</c>).</param>
/// <param name="Provisioned">How many the plan allows (<c>provisioned_count</c>).</param>
/// <param name="AccountName">The account the plan belongs to.</param>
public sealed record SubscriptionCount(long All, long? DirectMessages, long? Provisioned, string? AccountName);

/// <summary>A replay job X has accepted.</summary>
/// <param name="Id">Its id, which the <see cref="ReplayJobStatusEvent"/> repeats.</param>
/// <param name="CreatedAt">When it was accepted; null where X does not say.</param>
public sealed record ReplayJob(string Id, DateTimeOffset? CreatedAt);
