using TwitterEvents.Testing.OAuth2;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing;

/// <summary>A user who let the app in, with the tokens of that.</summary>
public sealed class FakeXUser
{
    private OAuth2Tokens oauth2Tokens = new("", null);

    internal FakeXUser(string id, string? accessToken = null, string? accessTokenSecret = null, bool maySubscribe = true, string? username = null)
    {
        Id = id;
        Username = username ?? $"user_{id}";
        AccessToken = accessToken ?? $"{id}-{RandomText.Letters(40)}";
        AccessTokenSecret = accessTokenSecret ?? RandomText.Letters(45);
        MaySubscribe = maySubscribe;
    }

    /// <summary>The user's id.</summary>
    public string Id { get; }

    /// <summary>The user's name, without <c>@</c>; <c>GET /2/users/by/username/NAME</c> finds the user by it, in whatever case.</summary>
    public string Username { get; }

    /// <summary>The access token: the id, a hyphen, and random letters.</summary>
    public string AccessToken { get; }

    /// <summary>The secret of <see cref="AccessToken"/>.</summary>
    public string AccessTokenSecret { get; }

    /// <summary>
    /// The present OAuth 2.0 access token: the last one issued, with every scope that subscriptions need, or those of a sign-in. It expires after
    /// <see cref="FakeXOptions.OAuth2AccessTokenLifetime"/>; <c>POST /2/oauth2/token</c> gives another.
    /// </summary>
    public string OAuth2AccessToken => OAuth2Tokens.AccessToken;

    /// <summary>
    /// The present OAuth 2.0 refresh token. It counts once: <c>POST /2/oauth2/token</c> replaces it, and whoever uses it again ends the grant with
    /// all of its tokens. Null if the user signed in without the scope <c>offline.access</c>.
    /// </summary>
    public string? OAuth2RefreshToken => OAuth2Tokens.RefreshToken;

    /// <summary>Whether the app may subscribe to this user's activity; if not, v1.1 answers code 348.</summary>
    public bool MaySubscribe { get; }

    internal OAuth2Tokens OAuth2Tokens
    {
        get => Volatile.Read(ref oauth2Tokens);
        set => Volatile.Write(ref oauth2Tokens, value);
    }

    internal static bool IsUsername(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
