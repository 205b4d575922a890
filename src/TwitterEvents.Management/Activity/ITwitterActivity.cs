namespace TwitterEvents.Management;

/// <summary>
/// The subscriptions of X Activity: one for each event type and user. Get it from the services after <c>AddTwitterManagement()</c>; to have those
/// that your handlers need made and kept, call <c>EnsureRegistered()</c> instead.
/// </summary>
/// <remarks>
/// Every call throws <see cref="TwitterApiException"/> when X refuses it, does not answer, or answers without what it promises, whatever the
/// status; and <see cref="TwitterCredentialsException"/> before the call if a credential it needs is not set. Which calls are tried again by
/// themselves is said at <see cref="ITwitterWebhooks"/>.
/// </remarks>
public interface ITwitterActivity
{
    /// <summary>
    /// Makes a subscription, with the credential that <see cref="ActivityEventType"/> says. If X wants another kind, the other one is tried, once,
    /// and the log says which it was.
    /// </summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="user">The user it is about, with tokens; needed for a private event type.</param>
    /// <param name="cancellationToken">Stops waiting; X may have made it.</param>
    /// <exception cref="ArgumentException">A tag or filter that X would not take.</exception>
    /// <exception cref="TwitterApiException">
    /// Among others <see cref="TwitterErrorKind.AlreadySubscribed"/>: the same is there already, perhaps with another webhook or tag.
    /// </exception>
    Task<ActivitySubscription> SubscribeAsync(
        ActivitySubscriptionRequest request, UserCredentials? user = null, CancellationToken cancellationToken = default);

    /// <summary>Lists the subscriptions, all pages.</summary>
    /// <param name="userId">Only those about this user; null for all.</param>
    /// <param name="user">Asks with this user's token, which shows that user's only; null for the app's bearer token.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<ActivitySubscription>> ListAsync(
        string? userId = null, UserCredentials? user = null, CancellationToken cancellationToken = default);

    /// <summary>Changes what gets the events of a subscription, or its tag. Its event type and filter cannot change.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="webhookId">The webhook that is to get its events; null leaves it.</param>
    /// <param name="tag">The tag, 1 to 200 characters; null leaves it.</param>
    /// <param name="cancellationToken">Stops waiting; X may have changed it.</param>
    Task<ActivitySubscription> UpdateAsync(
        string subscriptionId, string? webhookId = null, string? tag = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a subscription.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="cancellationToken">Stops waiting; X may have ended it.</param>
    Task UnsubscribeAsync(string subscriptionId, CancellationToken cancellationToken = default);

    /// <summary>Ends several subscriptions, in calls of 100 each. One that is gone already counts as ended.</summary>
    /// <param name="subscriptionIds">The subscriptions.</param>
    /// <param name="cancellationToken">Stops waiting; X may have ended some.</param>
    Task<ActivityDeletion> UnsubscribeAllAsync(IReadOnlyCollection<string> subscriptionIds, CancellationToken cancellationToken = default);
}
