namespace TwitterEvents.Management;

/// <summary>The credentials in the settings, or a sentence about the one that is missing.</summary>
internal static class Credentials
{
    /// <exception cref="TwitterCredentialsException">A part is not set.</exception>
    public static OAuth1Credentials Owner(TwitterManagementOptions options) => new(
        Need(options, options.ConsumerKey, nameof(options.ConsumerKey), "the API Key"),
        Need(options, options.ConsumerSecret, nameof(options.ConsumerSecret), "the API Key Secret"),
        Need(options, options.AccessToken, nameof(options.AccessToken), "the Access Token of the app's owner"),
        Need(options, options.AccessTokenSecret, nameof(options.AccessTokenSecret), "the Access Token Secret of the app's owner"));

    /// <exception cref="TwitterCredentialsException">The app's key or secret is not set, or the tokens are OAuth 2.0.</exception>
    public static OAuth1Credentials User(TwitterManagementOptions options, UserCredentials user) => new(
        Need(options, options.ConsumerKey, nameof(options.ConsumerKey), "the API Key"),
        Need(options, options.ConsumerSecret, nameof(options.ConsumerSecret), "the API Key Secret"),
        user.AccessToken,
        user.AccessTokenSecret
            ?? throw new TwitterCredentialsException("v1.1 knows users by OAuth 1.0a only: give the user's access token and its secret (UserCredentials.OAuth1)."));

    /// <exception cref="TwitterCredentialsException">No bearer token is set, nor what fetches one.</exception>
    public static (string Key, string Secret) BearerSource(TwitterManagementOptions options) =>
        string.IsNullOrEmpty(options.ConsumerKey) || string.IsNullOrEmpty(options.ConsumerSecret)
            ? throw new TwitterCredentialsException(
                $"{options.Section}:{nameof(options.BearerToken)} is not set, and without {options.Section}:{nameof(options.ConsumerKey)} and "
                    + $"{options.Section}:{nameof(options.ConsumerSecret)} none can be fetched. Set the Bearer Token of your app, or both of these "
                    + "(developer portal, Keys and tokens).")
            : (Whole(options.ConsumerKey, $"{options.Section}:{nameof(options.ConsumerKey)}"), Whole(options.ConsumerSecret, $"{options.Section}:{nameof(options.ConsumerSecret)}"));

    /// <exception cref="TwitterCredentialsException">The client id is not set.</exception>
    public static string ClientId(TwitterManagementOptions options) =>
        Need(options, options.ClientId, nameof(options.ClientId), "the OAuth 2.0 Client ID");

    /// <exception cref="TwitterCredentialsException">The environment is not set.</exception>
    public static string Environment(TwitterManagementOptions options) =>
        string.IsNullOrEmpty(options.Environment)
            ? throw new TwitterCredentialsException(
                $"{options.Section}:{nameof(options.Environment)} is not set. v1.1 premium needs the label of the development environment (developer portal, "
                    + "Dev environments); upper and lower case differ.")
            : options.Environment;

    /// <exception cref="TwitterCredentialsException">There is no store, or it has no tokens of the user.</exception>
    /// <exception cref="TwitterApiException">They have ended, and X gives no new ones.</exception>
    public static async ValueTask<string> StoredAsync(TokenRenewer? renewer, UserCredentials user, CancellationToken cancellationToken)
    {
        if (renewer is null)
        {
            throw new TwitterCredentialsException(
                "UserCredentials.Stored takes tokens from a store, and the app has none: add one (services.AddTwitterTokenFolder(path), or an ITwitterTokenStore with AddTwitterTokenStore).");
        }

        return ForHeader(await renewer.GetAsync(user.UserId!, cancellationToken).ConfigureAwait(false), "The user's access token");
    }

    /// <summary>A token goes into a header as it is, and a header holds visible ASCII only.</summary>
    /// <exception cref="TwitterCredentialsException">It cannot go into a header.</exception>
    public static string ForHeader(string token, string name) =>
        token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw new TwitterCredentialsException(
                $"{name} has a character no token has, perhaps a space or a line break that came along when it was copied.")
            : token;

    /// <summary>What X would answer with a 401 that names no cause; the receiver does not start with it either.</summary>
    /// <exception cref="TwitterCredentialsException">It begins or ends with white space.</exception>
    public static string Whole(string value, string path) => char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])
        ? throw new TwitterCredentialsException($"{path} begins or ends with white space. Remove it: often a line break that came along when it was copied.")
        : value;

    private static string Need(TwitterManagementOptions options, string? value, string setting, string name)
    {
        var path = $"{options.Section}:{setting}";
        return string.IsNullOrEmpty(value)
            ? throw new TwitterCredentialsException(
                $"{path} is not set. Give it {name} (developer portal, Keys and tokens), as the environment variable "
                    + $"{path.Replace(":", "__", StringComparison.Ordinal)} or with `dotnet user-secrets set {path} …`.")
            : Whole(value, path);
    }
}
