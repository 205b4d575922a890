namespace TwitterEvents.Inbox;

/// <summary>
/// Looks into an inbox and tidies it, while apps use it: how it stands, what rests in it as a dead letter and why, and what is to become of that. An inbox
/// registers it beside itself.
/// </summary>
/// <remarks>
/// Reading holds nobody up. What changes something does so a page at a time, so that whoever receives meanwhile waits for a moment at most; if it is
/// stopped halfway, what was done stays done.
/// </remarks>
public interface IInboxManagement
{
    /// <summary>How the inbox stands.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InboxUnavailableException">The inbox cannot be read; the message says why.</exception>
    Task<InboxStatus> GetStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Lists what is in it, a page at a time: ids, names and times, without bodies and without reasons.</summary>
    /// <param name="query">What to list, and how much of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InboxUnavailableException">The inbox cannot be read.</exception>
    /// <exception cref="ArgumentException"><see cref="InboxQuery.After"/> is no place that a page named.</exception>
    Task<InboxPage> ListAsync(InboxQuery query, CancellationToken cancellationToken = default);

    /// <summary>One delivery, with each call of it that has failed, and why. A reason may hold private text.</summary>
    /// <param name="id">Its number in the inbox.</param>
    /// <param name="withBody">Whether to read its body too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null if there is no such delivery, or no more.</returns>
    /// <exception cref="InboxUnavailableException">The inbox cannot be read.</exception>
    Task<InboxDelivery?> FindAsync(long id, bool withBody, CancellationToken cancellationToken = default);

    /// <summary>How many dead letters a selection takes.</summary>
    /// <param name="selection">Which.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InboxUnavailableException">The inbox cannot be read.</exception>
    Task<long> CountDeadAsync(InboxSelection selection, CancellationToken cancellationToken = default);

    /// <summary>Has the handlers of dead letters called again, now, with all their attempts before them.</summary>
    /// <param name="selection">Which.</param>
    /// <param name="progress">Told how many, page by page.</param>
    /// <param name="cancellationToken">Stops it before the next page.</param>
    /// <returns>How many calls.</returns>
    /// <exception cref="InboxUnavailableException">The inbox cannot be written; what was done before stays done.</exception>
    Task<long> RequeueAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives dead letters up for good: their handlers are not called for them again, also if X sends the event once more, and a delivery that nothing is
    /// left to do for is erased with its body.
    /// </summary>
    /// <param name="selection">Which.</param>
    /// <param name="progress">Told how many, page by page.</param>
    /// <param name="cancellationToken">Stops it before the next page.</param>
    /// <returns>How many calls.</returns>
    /// <exception cref="InboxUnavailableException">The inbox cannot be written; what was done before stays done.</exception>
    Task<long> PurgeDeadAsync(InboxSelection selection, IProgress<long>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases the deliveries that are done, with their bodies, before their time. Which handler has succeeded on which event stays known, so that what X
    /// sends again runs none a second time.
    /// </summary>
    /// <param name="progress">Told how many, page by page.</param>
    /// <param name="cancellationToken">Stops it before the next page.</param>
    /// <returns>How many deliveries.</returns>
    /// <exception cref="InboxUnavailableException">The inbox cannot be written; what was done before stays done.</exception>
    Task<long> PurgeDoneAsync(IProgress<long>? progress = null, CancellationToken cancellationToken = default);
}
