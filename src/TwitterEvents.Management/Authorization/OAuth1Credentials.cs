namespace TwitterEvents.Management;

/// <summary>The four parts of an OAuth 1.0a signature. They never show in a text.</summary>
/// <param name="consumerKey">The app's consumer key.</param>
/// <param name="consumerSecret">The app's consumer secret.</param>
/// <param name="accessToken">The user's access token; empty for a request of the app alone.</param>
/// <param name="accessTokenSecret">Its secret.</param>
public sealed class OAuth1Credentials(string consumerKey, string consumerSecret, string accessToken, string accessTokenSecret)
{
    internal string ConsumerKey { get; } = consumerKey;

    internal string ConsumerSecret { get; } = consumerSecret;

    internal string AccessToken { get; } = accessToken;

    internal string AccessTokenSecret { get; } = accessTokenSecret;
}
