using System.Collections.Immutable;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.OAuth2;

/// <summary>
/// Who let the app in with OAuth 2.0, and with which tokens. Access tokens expire by themselves; a newer one does not end an older one. A refresh
/// token counts once: whoever comes with a used one ends the grant, as X is reported to do.
/// </summary>
internal sealed class Grants(FakeXOptions options)
{
    public const string OfflineScope = "offline.access";

    /// <summary>What the users that a test adds allow.</summary>
    public static readonly ImmutableArray<string> AllScopes =
    [
        "tweet.read", "users.read", "dm.read", "dm.write", "like.read", "follows.read", "mute.read", "block.read", "broadcast.read", "space.read", OfflineScope,
    ];

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Grant Grant, DateTimeOffset ExpiresAt)> accessTokens = new(StringComparer.Ordinal);

    /// <summary>The used ones too.</summary>
    private readonly Dictionary<string, Grant> refreshTokens = new(StringComparer.Ordinal);

    /// <summary>How long an access token lives; null: for ever.</summary>
    public TimeSpan? Lifetime => options.OAuth2AccessTokenLifetime == Timeout.InfiniteTimeSpan ? null : options.OAuth2AccessTokenLifetime;

    /// <summary>A user lets the app in; grants of before stay.</summary>
    public Grant Add(FakeXUser user, ImmutableArray<string> scopes)
    {
        lock (gate)
        {
            var grant = new Grant(user, scopes) { Tokens = NewTokens(scopes) };
            Keep(grant);
            return grant;
        }
    }

    /// <summary>The grant of an access token; null if it is none, or no more.</summary>
    public Grant? Find(string accessToken)
    {
        lock (gate)
        {
            return accessTokens.TryGetValue(accessToken, out var found) && !found.Grant.HasEnded && found.ExpiresAt > options.TimeProvider.GetUtcNow()
                ? found.Grant
                : null;
        }
    }

    /// <returns>The grant, with new tokens; null if the refresh token is none, or was used: then the grant has ended.</returns>
    public Grant? Refresh(string refreshToken)
    {
        lock (gate)
        {
            if (!refreshTokens.TryGetValue(refreshToken, out var grant) || grant.HasEnded)
            {
                return null;
            }

            if (grant.Tokens.RefreshToken != refreshToken)
            {
                grant.HasEnded = true;
                return null;
            }

            grant.Tokens = NewTokens(grant.Scopes);
            Keep(grant);
            return grant;
        }
    }

    /// <summary>Ends the grant of a token of either kind.</summary>
    public void Revoke(string token)
    {
        lock (gate)
        {
            var grant = refreshTokens.GetValueOrDefault(token) ?? accessTokens.GetValueOrDefault(token).Grant;
            if (grant is not null)
            {
                grant.HasEnded = true;
            }
        }
    }

    /// <summary>Ends every grant of a user.</summary>
    public void RevokeUser(string userId)
    {
        lock (gate)
        {
            foreach (var grant in accessTokens.Values.Select(entry => entry.Grant).Concat(refreshTokens.Values).Where(grant => grant.User.Id == userId))
            {
                grant.HasEnded = true;
            }
        }
    }

    private static OAuth2Tokens NewTokens(ImmutableArray<string> scopes) =>
        new(RandomText.Letters(60), scopes.Contains(OfflineScope) ? RandomText.Letters(60) : null);

    private void Keep(Grant grant)
    {
        var tokens = grant.Tokens;
        accessTokens.Add(tokens.AccessToken, (grant, Lifetime is { } lifetime ? options.TimeProvider.GetUtcNow() + lifetime : DateTimeOffset.MaxValue));
        if (tokens.RefreshToken is not null)
        {
            refreshTokens.Add(tokens.RefreshToken, grant);
        }

        grant.User.OAuth2Tokens = tokens;
    }
}
