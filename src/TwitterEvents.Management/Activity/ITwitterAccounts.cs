namespace TwitterEvents.Management;

/// <summary>Finds accounts: filters of X Activity take ids, people know names. Get it from the services after <c>AddTwitterManagement()</c>.</summary>
/// <remarks>Its calls throw as those of <see cref="ITwitterActivity"/> do.</remarks>
public interface ITwitterAccounts
{
    /// <summary>The account of a name; null if there is none.</summary>
    /// <param name="username">The name, with or without <c>@</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TwitterAccount?> FindAsync(string username, CancellationToken cancellationToken = default);

    /// <summary>The account a user's tokens are of.</summary>
    /// <param name="user">The tokens.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TwitterAccount> GetOwnAsync(UserCredentials user, CancellationToken cancellationToken = default);
}
