using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// Gives the access tokens of users, and renews them before they end. X takes a refresh token once, and ends the grant of one that comes twice: a
/// renewal is begun in the store, where all processes see it, and one whose end is not known is never begun again.
/// </summary>
internal sealed class TokenRenewer(ITwitterTokenStore store, TokenEndpoint endpoint, TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    /// <summary>So long before its end a token is renewed.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>A call that is made with a token takes no longer.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(30);

    /// <summary>A renewal that has not ended by then has been cut off: more than its attempts may take.</summary>
    private static readonly TimeSpan LongestRenewal = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(200);

    private readonly ILogger logger = SafeLogger.Create(loggers, ManagementLog.Category);
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> running = new(StringComparer.Ordinal);

    /// <summary>By user: what X gave and the store did not take yet. X has forgotten what it replaces.</summary>
    private readonly ConcurrentDictionary<string, StoredTokens> unsaved = new(StringComparer.Ordinal);

    /// <exception cref="TwitterCredentialsException">There are no tokens of the user, or they cannot be read.</exception>
    /// <exception cref="TwitterApiException">X gives no new ones, or it is not known whether it has.</exception>
    public async ValueTask<string> GetAsync(string userId, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, cancellationToken).ConfigureAwait(false) is { } stored && !IsDue(stored.Tokens))
        {
            return stored.Tokens.AccessToken;
        }

        // One at a time in this process; who stops waiting does not stop it.
        var own = running.GetOrAdd(userId, id => new Lazy<Task<string>>(() => Task.Run(() => RunAsync(id))));
        return await own.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task<string> RunAsync(string userId)
    {
        try
        {
            return await RenewAsync(userId, stopping.Token).ConfigureAwait(false);
        }
        finally
        {
            running.TryRemove(userId, out _);
        }
    }

    private async Task<string> RenewAsync(string userId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await FindAsync(userId, cancellationToken).ConfigureAwait(false) ?? throw Missing(userId);
            var tokens = stored.Tokens;
            if (!IsDue(tokens))
            {
                return tokens.AccessToken;
            }

            if (tokens.RefreshToken is null)
            {
                return StillValid(tokens) ?? throw Lost(userId, TwitterErrorKind.GrantLost, "The access token has ended, and there is no refresh token.");
            }

            if (tokens.RenewalStartedAt is { } started)
            {
                if (StillValid(tokens) is { } valid)
                {
                    return valid;
                }

                if (time.GetUtcNow() - started > LongestRenewal)
                {
                    throw Lost(userId, TwitterErrorKind.RenewalUnclear, "A renewal was begun and cut off.");
                }

                // Another process is at it.
                await Task.Delay(LookPause, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var begun = tokens with { RenewalStartedAt = time.GetUtcNow() };
            if (await store.TryReplaceAsync(userId, stored.Version, begun, cancellationToken).ConfigureAwait(false)
                && await FindAsync(userId, cancellationToken).ConfigureAwait(false) is { } mine && mine.Tokens.RenewalStartedAt == begun.RenewalStartedAt)
            {
                return await RenewAsync(mine, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<string> RenewAsync(StoredTokens begun, CancellationToken cancellationToken)
    {
        var (tokens, userId) = (begun.Tokens, begun.Tokens.UserId);
        try
        {
            // Once it is sent it is waited for: what X answers is the only refresh token there is.
            var next = await endpoint.RenewAsync(tokens, CancellationToken.None).ConfigureAwait(false);
            await SaveAsync(userId, begun.Version, next).ConfigureAwait(false);
            return next.AccessToken;
        }
        catch (TwitterApiException exception)
        {
            logger.NotRenewed(userId, exception.Message);
            await EndAsync(begun, exception.Error).ConfigureAwait(false);
            return StillValid(tokens) ?? throw (IsUnclear(exception.Error)
                ? Lost(userId, TwitterErrorKind.RenewalUnclear, exception.Message)
                : new TwitterApiException(exception.Error with { Message = $"User {userId}: {exception.Error.Message}" }));
        }
        catch (TwitterCredentialsException)
        {
            await store.TryReplaceAsync(userId, begun.Version, tokens with { RenewalStartedAt = null }, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Notes how a renewal that gave nothing has ended. One that is unclear stays begun.</summary>
    private async Task EndAsync(StoredTokens begun, TwitterApiError error)
    {
        var tokens = begun.Tokens with { RenewalStartedAt = null };
        if (error.Kind == TwitterErrorKind.GrantLost)
        {
            tokens = tokens with { RefreshToken = null };
        }
        else if (IsUnclear(error))
        {
            return;
        }

        await store.TryReplaceAsync(begun.Tokens.UserId, begun.Version, tokens, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Stores what X gave; if the store fails, it is kept here and stored at the next use.</summary>
    private async Task SaveAsync(string userId, string version, UserTokens next)
    {
        unsaved[userId] = new StoredTokens(next, version);
        try
        {
            // If it is false, the user has signed in again meanwhile, and those tokens are newer.
            await store.TryReplaceAsync(userId, version, next, CancellationToken.None).ConfigureAwait(false);
            unsaved.TryRemove(userId, out _);
            logger.Renewed(userId);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.NotStored(userId, exception.GetType().Name);
        }
    }

    private async ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        if (unsaved.TryGetValue(userId, out var kept))
        {
            await SaveAsync(userId, kept.Version, kept.Tokens).ConfigureAwait(false);
            if (unsaved.ContainsKey(userId))
            {
                return kept;
            }
        }

        return await store.FindAsync(userId, cancellationToken).ConfigureAwait(false);
    }

    private bool IsDue(UserTokens tokens) => tokens.ExpiresAt is { } end && end - time.GetUtcNow() <= Early;

    private string? StillValid(UserTokens tokens) =>
        tokens.ExpiresAt is { } end && end - time.GetUtcNow() > LongestCall ? tokens.AccessToken : null;

    /// <summary>X says neither that it has taken the refresh token nor that it has not: 503 says that it has done nothing.</summary>
    private static bool IsUnclear(TwitterApiError error) =>
        error is { Status: not HttpStatusCode.ServiceUnavailable, Kind: TwitterErrorKind.Unclear
            or TwitterErrorKind.NotUnderstood
            or TwitterErrorKind.NotX
            or TwitterErrorKind.TooLarge
            or TwitterErrorKind.InternalError
            or TwitterErrorKind.ServiceDown
            or TwitterErrorKind.Unknown };

    private static TwitterCredentialsException Missing(string userId) =>
        new($"There are no tokens of user {userId}: the user has not signed in, or has taken the authorization back. Let the user sign in.");

    private static TwitterApiException Lost(string userId, TwitterErrorKind kind, string message) =>
        new(new TwitterApiError("POST 2/oauth2/token", kind) { Message = $"User {userId}: {message}" });
}
