namespace TwitterEvents.Management;

/// <summary>
/// Keeps the OAuth 2.0 tokens of users. <c>AddTwitterTokenFolder</c> has one of files; register one of your own in the services to keep them in a
/// database. All processes of the app share it, and use it at the same time.
/// </summary>
public interface ITwitterTokenStore
{
    /// <summary>The ids of the users there are tokens of.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The tokens of a user; null if there are none.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces the tokens of a user if they are still those that were read. When it returns true they are stored for good: X has forgotten the
    /// refresh token before.
    /// </summary>
    /// <param name="userId">The user.</param>
    /// <param name="version">The <see cref="StoredTokens.Version"/> that was read; null if there were none.</param>
    /// <param name="tokens">The new ones; null removes them.</param>
    /// <param name="cancellationToken">Stops waiting; they may have been stored.</param>
    /// <returns>False if another process has changed them meanwhile; nothing is done then.</returns>
    ValueTask<bool> TryReplaceAsync(string userId, string? version, UserTokens? tokens, CancellationToken cancellationToken);
}
