using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Management;

/// <summary>
/// Forgets the tokens of a user who has taken the authorization back. X is asked before: the event may come late, or again, when the user has signed
/// in anew.
/// </summary>
internal sealed class RevokedUsers(ITwitterTokenStore store, ITwitterAccounts accounts, TwitterRegistration? registration = null) : IHandle<IAuthorizationRevoked>
{
    /// <summary>What makes it a handler; and <c>oauth.revoke</c> an event type that has one.</summary>
    public static HandlerRegistration Registration { get; } = new(
        typeof(RevokedUsers),
        int.MinValue,
        static provider => provider.GetRequiredService<RevokedUsers>(),
        new HandlerMethod(
            typeof(IAuthorizationRevoked),
            static (handler, e, context, cancellationToken) => ((RevokedUsers)handler).HandleAsync((IAuthorizationRevoked)e, context, cancellationToken)));

    public async ValueTask HandleAsync(IAuthorizationRevoked e, EventContext context, CancellationToken cancellationToken)
    {
        if (e.UserId is not { Length: > 0 } userId || userId.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return;
        }

        while (await store.FindAsync(userId, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            if (await IsStillAuthorizedAsync(userId, cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            if (await store.TryReplaceAsync(userId, stored.Version, null, cancellationToken).ConfigureAwait(false))
            {
                registration?.LookAgain();
                return;
            }
        }
    }

    private async Task<bool> IsStillAuthorizedAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            await accounts.GetOwnAsync(UserCredentials.Stored(userId), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (TwitterApiException exception) when (exception.Kind is TwitterErrorKind.GrantLost or TwitterErrorKind.RenewalUnclear
            or TwitterErrorKind.NotAuthenticated or TwitterErrorKind.TokenInvalid or TwitterErrorKind.Forbidden)
        {
            return false;
        }
    }
}
