namespace TwitterEvents.Management;

/// <summary>The users subscribed to a webhook or environment.</summary>
/// <param name="UserIds">Their ids.</param>
/// <param name="ApplicationId">The app; null where X does not say.</param>
public sealed record SubscriptionList(IReadOnlyList<string> UserIds, string? ApplicationId);
