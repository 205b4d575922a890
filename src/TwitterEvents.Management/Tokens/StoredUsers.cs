namespace TwitterEvents.Management;

/// <summary>The users there are tokens of.</summary>
internal sealed class StoredUsers(ITwitterTokenStore store) : ITwitterUsers
{
    public async ValueTask<IReadOnlyList<UserCredentials>> GetUsersAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Select(UserCredentials.Stored)];
}
