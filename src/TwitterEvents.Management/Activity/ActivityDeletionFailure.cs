namespace TwitterEvents.Management;

/// <summary>Why a subscription was not deleted.</summary>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Message">What X says.</param>
public sealed record ActivityDeletionFailure(string SubscriptionId, string Message);
