using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace TwitterEvents.Management;

/// <summary>
/// Signs each request with OAuth 1.0a. It belongs inside of what tries again, so that each try has a nonce and a time of its own.
/// </summary>
/// <param name="credentials">Who signs a request that names nobody; called for each request.</param>
/// <param name="time">The clock; X refuses a time that is minutes off.</param>
public sealed class OAuth1Handler(Func<OAuth1Credentials> credentials, TimeProvider time) : DelegatingHandler
{
    /// <summary>Set it in <see cref="HttpRequestMessage.Options"/> to sign one request as another user.</summary>
    public static HttpRequestOptionsKey<UserCredentials> User { get; } = new("TwitterEvents.User");

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var signer = credentials();
        if (request.Options.TryGetValue(User, out var user))
        {
            signer = user.AccessTokenSecret is { } secret
                ? new OAuth1Credentials(signer.ConsumerKey, signer.ConsumerSecret, user.AccessToken, secret)
                : throw new TwitterCredentialsException("The user's tokens are OAuth 2.0; an OAuth 1.0a signature needs UserCredentials.OAuth1.");
        }

        await SignAsync(request, signer, time, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    internal static async Task SignAsync(HttpRequestMessage request, OAuth1Credentials signer, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = request.Content?.Headers.ContentType?.MediaType == "application/x-www-form-urlencoded"
            ? await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)
            : null;
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var uri = request.RequestUri ?? throw new InvalidOperationException("The request has no URI.");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "OAuth", OAuth1Signature.CreateHeader(request.Method, uri, form, signer, nonce, time.GetUtcNow()));
    }
}
