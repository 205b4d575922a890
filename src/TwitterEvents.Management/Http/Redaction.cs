using System.Text.Json;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Takes out of a text what a call was made with: a proxy, or X itself, may repeat what it was sent.</summary>
internal sealed class Redaction
{
    private const string Mark = "***";

    /// <summary>No credential is shorter, and shorter ones would be found in words.</summary>
    private const int ShortestCredential = 6;

    private readonly string[] credentials = [];

    private Redaction()
    {
    }

    /// <param name="options">What is configured.</param>
    /// <param name="request">What was sent.</param>
    public Redaction(TwitterManagementOptions options, HttpRequestMessage request)
        : this(options, (ApiCall.Of(request).Authorization as ApiAuthorization.UserTokens)?.User is { } user ? [user] : [], [request.Headers.Authorization?.Parameter, .. ApiCall.Of(request).Secrets])
    {
    }

    /// <param name="options">What is configured.</param>
    /// <param name="users">Whose tokens may be used.</param>
    /// <param name="sent">What was sent.</param>
    public Redaction(TwitterManagementOptions options, IEnumerable<UserCredentials> users, params IEnumerable<string?> sent)
    {
        string?[] all =
        [
            .. sent, options.ConsumerKey, options.ConsumerSecret, options.AccessToken, options.AccessTokenSecret, options.BearerToken, options.ClientSecret,
            .. users.SelectMany(user => new[] { user.AccessToken, user.AccessTokenSecret }),
        ];

        // The longest first: the header holds some of the others.
        credentials = [.. all.OfType<string>().Where(text => text.Length >= ShortestCredential).SelectMany(Spellings).Distinct().OrderByDescending(text => text.Length)];
    }

    public static Redaction None { get; } = new();

    /// <summary>Whether an exception, with those in it, says nothing that must not go into a log as it is.</summary>
    public bool IsFree(Exception exception) =>
        Apply(exception.Message) == exception.Message
        && OutsideText.Show(exception.Message) == exception.Message
        && (exception.InnerException is not { } inner || IsFree(inner));

    public string Apply(string text)
    {
        foreach (var credential in credentials)
        {
            text = text.Replace(credential, Mark, StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<string> Spellings(string credential) =>
    [
        credential, Uri.EscapeDataString(credential), Uri.UnescapeDataString(credential),
        JsonEncodedText.Encode(credential).ToString(), credential.Replace("/", "\\/", StringComparison.Ordinal),
    ];
}
