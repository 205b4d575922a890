namespace TwitterEvents.Management;

/// <summary>
/// Says whose events are wanted, when that is not known at the start: users who authorize the app while it runs, and who leave. Register one in
/// the services; <c>EnsureRegistered</c> asks it each time it looks, and <see cref="TwitterRegistration.LookAgain"/> makes it look now.
/// </summary>
public interface ITwitterUsers
{
    /// <summary>The users as they are now. If it throws, nothing is changed at X, and it is asked again.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<IReadOnlyList<UserCredentials>> GetUsersAsync(CancellationToken cancellationToken);
}
