namespace TwitterEvents.Management;

/// <summary>Who makes a call.</summary>
/// <param name="Used">With which kind of token, for people.</param>
/// <param name="Other">Which kind X probably wants if it refuses that one and does not say.</param>
internal abstract record ApiAuthorization(string Used, string Other)
{
    public const string BearerName = "the app-only bearer token (BearerToken, or ConsumerKey and ConsumerSecret)";
    public const string OAuth1Name = "OAuth 1.0a tokens of the user (UserCredentials.OAuth1; the owner's are AccessToken and AccessTokenSecret)";
    public const string OAuth2Name = "an OAuth 2.0 token of the user (UserCredentials.OAuth2)";

    /// <summary>The app, with its bearer token.</summary>
    public static ApiAuthorization Bearer { get; } = new BearerToken();

    /// <summary>The app's owner, with OAuth 1.0a.</summary>
    public static ApiAuthorization Owner { get; } = new OwnerSignature();

    /// <summary>The app, with its consumer key and secret, to get a bearer token.</summary>
    public static ApiAuthorization App { get; } = new ConsumerPair();

    /// <summary>A user: OAuth 1.0a, or in v2 OAuth 2.0.</summary>
    /// <exception cref="TwitterCredentialsException">There are no tokens of the user.</exception>
    public static ApiAuthorization Of(UserCredentials user) => user.HasTokens
        ? new UserTokens(user)
        : throw new TwitterCredentialsException($"The call takes the own tokens of {user}, and the app has none. Let the user authorize the app, and give them (UserCredentials.OAuth1 or OAuth2).");

    public sealed record BearerToken() : ApiAuthorization("the app-only bearer token", OAuth1Name);

    public sealed record OwnerSignature() : ApiAuthorization("OAuth 1.0a tokens", BearerName);

    public sealed record ConsumerPair() : ApiAuthorization("the consumer key and secret", BearerName);

    public sealed record UserTokens(UserCredentials User) : ApiAuthorization(
        User.AccessTokenSecret is null ? "an OAuth 2.0 token" : "OAuth 1.0a tokens", User.AccessTokenSecret is null ? OAuth1Name : OAuth2Name);
}
