namespace TwitterEvents.Testing.Api;

/// <summary>How an endpoint answers a caller it does not know, or does not let in.</summary>
internal sealed record AccessErrors(Reply NotAuthenticated, Reply InvalidToken, Reply WrongKind, Reply NotOwner, Reply RateLimited)
{
    /// <summary>Of v1.1.</summary>
    public static readonly AccessErrors V1 =
        new(Errors.CouldNotAuthenticate, Errors.InvalidToken, Errors.CouldNotAuthenticate, Errors.Forbidden, Errors.RateLimited);

    /// <summary>Of v1.1's list of webhooks.</summary>
    public static readonly AccessErrors V1List = V1 with { WrongKind = Errors.NoAccess };

    /// <summary>Of v1.1's calls for the app alone that name no code of their own.</summary>
    public static readonly AccessErrors V1App = V1 with { WrongKind = Errors.ClientNotPermitted };

    /// <summary>Of v1.1's replay.</summary>
    public static readonly AccessErrors V1Replay = V1App with { NotAuthenticated = Errors.AppOnly };

    private const string App = "OAuth 2.0 Application-Only";
    private const string User = "OAuth 1.0a User Context";
    private const string OAuth2User = "OAuth 2.0 User Context";

    /// <summary>Of v2's calls for the app alone.</summary>
    public static readonly AccessErrors V2App = V2(User, App) with { WrongKindOfOAuth2 = Problems.UnsupportedAuthentication(OAuth2User, App) };

    /// <summary>Of v2's calls for users, and of those for both.</summary>
    public static readonly AccessErrors V2User = V2(App, User);

    /// <summary>Of v2's calls that take either kind of a user's credentials, whether or not they take the app's.</summary>
    public static readonly AccessErrors V2AnyUser = V2(App, $"{User}, {OAuth2User}");

    /// <summary>How a user with an OAuth 2.0 token is answered; null: as any wrong kind.</summary>
    public Reply? WrongKindOfOAuth2 { get; private init; }

    /// <summary>The answer to another kind of credentials where only OAuth 1.0a will do.</summary>
    public static Reply OAuth1Only(bool isOAuth2User) => Problems.UnsupportedAuthentication(isOAuth2User ? OAuth2User : App, User);

    private static AccessErrors V2(string used, string supported) => new(
        Problems.Unauthorized,
        Problems.Unauthorized,
        Problems.UnsupportedAuthentication(used, supported),
        Problems.Forbidden,
        Problems.RateLimited);
}
