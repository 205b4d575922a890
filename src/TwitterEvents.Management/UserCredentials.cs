namespace TwitterEvents.Management;

/// <summary>A user, by custom with the tokens of one who has authorized the app. They never show in a text.</summary>
public sealed class UserCredentials
{
    private UserCredentials(string accessToken, string? accessTokenSecret, string? userId)
    {
        AccessToken = accessToken;
        AccessTokenSecret = accessTokenSecret;
        UserId = userId;
    }

    /// <summary>The user's id; null if it is not known.</summary>
    public string? UserId { get; }

    /// <summary>Empty if there are none.</summary>
    internal string AccessToken { get; }

    internal bool HasTokens => IsStored || AccessToken.Length > 0;

    /// <summary>Whether the tokens are in the store, which renews them.</summary>
    internal bool IsStored { get; private init; }

    /// <summary>Null for OAuth 2.0.</summary>
    internal string? AccessTokenSecret { get; }

    /// <summary>OAuth 1.0a, for every generation of the API. The user's id is the part of the token before the hyphen.</summary>
    /// <param name="accessToken">The access token, sent exactly as given.</param>
    /// <param name="accessTokenSecret">Its secret.</param>
    /// <param name="userId">The user's id, if the token does not tell.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static UserCredentials OAuth1(string accessToken, string accessTokenSecret, string? userId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        ArgumentException.ThrowIfNullOrEmpty(accessTokenSecret);
        var hyphen = accessToken.IndexOf('-', StringComparison.Ordinal);
        var id = hyphen > 0 && !accessToken.AsSpan(0, hyphen).ContainsAnyExceptInRange('0', '9') ? accessToken[..hyphen] : null;
        return new UserCredentials(accessToken, accessTokenSecret, userId ?? id);
    }

    /// <summary>OAuth 2.0 with the scopes <c>tweet.read users.read dm.read dm.write</c>, for v2 only.</summary>
    /// <param name="accessToken">The access token, sent exactly as given.</param>
    /// <param name="userId">The user's id, which such a token does not tell.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public static UserCredentials OAuth2(string accessToken, string? userId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        return new UserCredentials(accessToken, null, userId);
    }

    /// <summary>
    /// OAuth 2.0, for v2 only, with the tokens that the store (<see cref="ITwitterTokenStore"/>) has when a call is made; they are renewed before
    /// they end.
    /// </summary>
    /// <param name="userId">The user's id.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static UserCredentials Stored(string userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return new UserCredentials("", null, userId) { IsStored = true };
    }

    /// <summary>
    /// A user whose tokens the app does not have, who need not know the app: of such a one X Activity has the public event types
    /// (<see cref="ActivityEventType.IsPrivate"/>), subscribed with the app's bearer token.
    /// </summary>
    /// <param name="userId">The user's id; <see cref="ITwitterAccounts.FindAsync"/> finds it by the name.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static UserCredentials WithoutTokens(string userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return new UserCredentials("", null, userId);
    }

    internal UserCredentials WithId(string id) => UserId == id ? this : new(AccessToken, AccessTokenSecret, id);

    /// <summary>The user's id, never a token.</summary>
    public override string ToString() => $"user {UserId ?? "of unknown id"}";
}
