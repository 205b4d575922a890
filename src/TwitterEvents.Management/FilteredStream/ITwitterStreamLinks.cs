namespace TwitterEvents.Management;

/// <summary>
/// Links webhooks to the filtered stream, whose posts then come as <see cref="FilteredStreamPostEvent"/>. X has it for enterprise. Get it from the
/// services after <c>AddTwitterManagement()</c>.
/// </summary>
/// <remarks>
/// Its calls throw as those of <see cref="ITwitterActivity"/> do. Source: https://docs.x.com/x-api/webhooks/stream/introduction.
/// </remarks>
public interface ITwitterStreamLinks
{
    /// <summary>Lists the webhooks that are linked.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<IReadOnlyList<FilteredStreamLink>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Links a webhook: posts that match a rule of the app's stream go to it.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="fields">
    /// What comes with a post, as for the stream itself: <c>tweet.fields</c>, <c>expansions</c>, <c>user.fields</c>, …, each with names separated by
    /// commas; null for X's default.
    /// </param>
    /// <param name="cancellationToken">Stops waiting; X may have linked it.</param>
    Task LinkAsync(string webhookId, IReadOnlyDictionary<string, string>? fields = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a link.</summary>
    /// <param name="webhookId">The webhook.</param>
    /// <param name="cancellationToken">Stops waiting; X may have ended it.</param>
    Task UnlinkAsync(string webhookId, CancellationToken cancellationToken = default);
}
