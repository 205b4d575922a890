namespace TwitterEvents.Management;

/// <summary>
/// The calls that tell X where to send events and, for Account Activity, whose; whose events X Activity sends, <see cref="ITwitterActivity"/> tells
/// it. One interface over the generations of the API (<see cref="TwitterManagementOptions.Api"/>; for X Activity it is v2); get it from the services
/// after <c>AddTwitterManagement()</c>.
/// </summary>
/// <remarks>
/// Every call throws <see cref="TwitterApiException"/> when X refuses it, does not answer, or answers without what it promises, whatever the
/// status; and <see cref="TwitterCredentialsException"/> before the call if a credential it needs is not set. Reading calls are tried again by themselves; calls that change something only after
/// a 429 of the 15-minute window, or if the connection was never made: after any other failure X may have done it, so list before you call again.
/// </remarks>
public interface ITwitterWebhooks
{
    /// <summary>The generation that is called.</summary>
    TwitterApi Api { get; }

    /// <summary>Creates a webhook. X asks the URL a CRC before it answers.</summary>
    /// <param name="url">The public URL, sent exactly as given: HTTPS, without a port. It cannot be changed later.</param>
    /// <param name="cancellationToken">Stops waiting; X may have created it.</param>
    Task<Webhook> CreateAsync(string url, CancellationToken cancellationToken = default);

    /// <summary>Lists the webhooks: of the environment (v1.1 premium), otherwise of the app.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes X ask the webhook a CRC now, which makes an invalid webhook valid. Where v2 answers only that it has tried, the list tells.
    /// </summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task ValidateAsync(string webhookId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a webhook and its subscriptions.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellationToken">Stops waiting; X may have deleted it.</param>
    Task DeleteAsync(string webhookId, CancellationToken cancellationToken = default);

    /// <summary>Subscribes to the events of a user, who has authorized the app.</summary>
    /// <param name="webhookId">The webhook; v1.1 premium takes the environment instead and needs none.</param>
    /// <param name="user">The user's own tokens.</param>
    /// <param name="cancellationToken">Stops waiting; X may have subscribed it.</param>
    /// <exception cref="TwitterApiException">
    /// Among others <see cref="TwitterErrorKind.AlreadySubscribed"/>, which leaves everything as wanted.
    /// </exception>
    Task SubscribeAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken = default);

    /// <summary>Whether a user is subscribed. False only where X says so; any other answer throws.</summary>
    /// <param name="webhookId">The webhook; v1.1 premium takes the environment instead and needs none.</param>
    /// <param name="user">The user's own tokens.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<bool> IsSubscribedAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken = default);

    /// <summary>Lists the subscribed users.</summary>
    /// <param name="webhookId">The webhook; v1.1 premium takes the environment instead and needs none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<SubscriptionList> ListSubscriptionsAsync(string? webhookId, CancellationToken cancellationToken = default);

    /// <summary>How many users are subscribed, and how many may be.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<SubscriptionCount> CountSubscriptionsAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the subscription of a user.</summary>
    /// <param name="webhookId">The webhook; v1.1 premium takes the environment instead and needs none.</param>
    /// <param name="userId">The user's id.</param>
    /// <param name="cancellationToken">Stops waiting; X may have ended it.</param>
    Task UnsubscribeAsync(string? webhookId, string userId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes X send again what it once tried to send: of the last 24 hours (v2) or five days (v1.1 enterprise). A
    /// <see cref="ReplayJobStatusEvent"/> tells the end.
    /// </summary>
    /// <param name="webhookId">The webhook, which must be valid.</param>
    /// <param name="from">From when, to the minute, that minute included.</param>
    /// <param name="to">Until when, to the minute, that minute excluded.</param>
    /// <param name="cancellationToken">Stops waiting; X may have begun.</param>
    Task<ReplayJob> ReplayAsync(string webhookId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);
}
