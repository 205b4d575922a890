using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing;

/// <summary>A user who let the app in, with the tokens of that.</summary>
public sealed class FakeXUser
{
    internal FakeXUser(string id, string? accessToken = null, string? accessTokenSecret = null, bool maySubscribe = true, string? username = null)
    {
        Id = id;
        Username = username ?? $"user_{id}";
        AccessToken = accessToken ?? $"{id}-{RandomText.Letters(40)}";
        AccessTokenSecret = accessTokenSecret ?? RandomText.Letters(45);
        OAuth2AccessToken = RandomText.Letters(60);
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

    /// <summary>An OAuth 2.0 access token with the scopes a v2 subscription needs.</summary>
    public string OAuth2AccessToken { get; }

    /// <summary>Whether the app may subscribe to this user's activity; if not, v1.1 answers code 348.</summary>
    public bool MaySubscribe { get; }

    internal static bool IsUsername(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
