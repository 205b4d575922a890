using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Testing;

/// <summary>Builds the requests X sends, signed as X signs them.</summary>
public static class SignedRequest
{
    /// <summary>The header that carries the signature made with the consumer secret.</summary>
    public const string SignatureHeader = "x-twitter-webhooks-signature";

    /// <summary>The header that carries the signature made with the OAuth 2.0 client secret.</summary>
    public const string OAuth2SignatureHeader = WebhookSignature.OAuth2HeaderName;

    /// <summary>A POST that delivers a body, signed with the consumer secret.</summary>
    /// <param name="url">The webhook's URL.</param>
    /// <param name="body">The body, UTF-8; any bytes.</param>
    /// <param name="consumerSecret">The app's consumer secret.</param>
    public static HttpRequestMessage Delivery(Uri url, ReadOnlyMemory<byte> body, string consumerSecret) =>
        Signed(url, body, SignatureHeader, consumerSecret);

    /// <summary>A POST that delivers a body, signed with the OAuth 2.0 client secret alone, as X does for apps that have one.</summary>
    /// <param name="url">The webhook's URL.</param>
    /// <param name="body">The body, UTF-8; any bytes.</param>
    /// <param name="clientSecret">The app's client secret.</param>
    public static HttpRequestMessage OAuth2Delivery(Uri url, ReadOnlyMemory<byte> body, string clientSecret) =>
        Signed(url, body, OAuth2SignatureHeader, clientSecret);

    /// <summary>A GET that asks for a CRC answer.</summary>
    /// <param name="url">The webhook's URL.</param>
    /// <param name="token">The token; see <see cref="NewCrcToken"/>.</param>
    public static HttpRequestMessage Crc(Uri url, string token)
    {
        ArgumentNullException.ThrowIfNull(url);
        var separator = url.Query.Length > 0 ? '&' : '?';
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(8)).TrimEnd('=');
        return new HttpRequestMessage(
            HttpMethod.Get, $"{url}{separator}crc_token={Uri.EscapeDataString(token)}&nonce={Uri.EscapeDataString(nonce)}");
    }

    /// <summary>A token in the form X uses: base64 of a UUID's text.</summary>
    public static string NewCrcToken() => Convert.ToBase64String(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString())).TrimEnd('=');

    /// <summary>What signature header and CRC answer hold: <c>sha256=</c> and the base64 of HMAC-SHA256.</summary>
    /// <param name="message">The body, or the token as UTF-8.</param>
    /// <param name="secret">The secret.</param>
    public static string Sign(ReadOnlySpan<byte> message, string secret) =>
        "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message));

    private static HttpRequestMessage Signed(Uri url, ReadOnlyMemory<byte> body, string header, string secret)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(header, Sign(body.Span, secret));
        return request;
    }
}
