using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing;

/// <summary>A user who let the app in, with the tokens of that.</summary>
public sealed class FakeXUser
{
    internal FakeXUser(string id, string? accessToken = null, string? accessTokenSecret = null, bool maySubscribe = true)
    {
        Id = id;
        AccessToken = accessToken ?? $"{id}-{RandomText.Letters(40)}";
        AccessTokenSecret = accessTokenSecret ?? RandomText.Letters(45);
        OAuth2AccessToken = RandomText.Letters(60);
        MaySubscribe = maySubscribe;
    }

    /// <summary>The user's id.</summary>
    public string Id { get; }

    /// <summary>The access token: the id, a hyphen, and random letters.</summary>
    public string AccessToken { get; }

    /// <summary>The secret of <see cref="AccessToken"/>.</summary>
    public string AccessTokenSecret { get; }

    /// <summary>An OAuth 2.0 access token with the scopes a v2 subscription needs.</summary>
    public string OAuth2AccessToken { get; }

    /// <summary>Whether the app may subscribe to this user's activity; if not, v1.1 answers code 348.</summary>
    public bool MaySubscribe { get; }
}
