using System.Diagnostics.CodeAnalysis;
using System.Text;
using TwitterEvents.Signing;

namespace TwitterEvents;

/// <summary>
/// The answer to X's challenge-response check: <c>GET …?crc_token=…</c> is answered with 200 and
/// <c>{"response_token":"sha256=…"}</c>, base64 of HMAC-SHA256 of the URL-decoded token
/// (<see href="https://docs.x.com/x-api/webhooks/quickstart">docs.x.com, webhooks</see>).
/// </summary>
/// <remarks>
/// Only what is shaped like a token is signed: 1 to 512 characters of <c>A-Z a-z 0-9 + / = _ - . ~</c> and space. X signs the events it
/// posts with the same key, so an endpoint that signs any text hands out signatures for forged events.
/// </remarks>
public sealed class CrcResponse
{
    private CrcResponse(string responseToken) => ResponseToken = responseToken;

    /// <summary>The value of <c>response_token</c>: <c>sha256=</c> and base64.</summary>
    public string ResponseToken { get; }

    /// <summary>Answers a token.</summary>
    /// <param name="crcToken">The value of <c>crc_token</c>, URL-decoded (a <c>+</c> in the URL is a space).</param>
    /// <param name="consumerSecret">The app's consumer secret (API secret key), or its OAuth 2.0 client secret if X checks with that.</param>
    /// <exception cref="ArgumentException">
    /// The token is not shaped like one (answer 400), or the secret is empty. The message does not repeat them.
    /// </exception>
    public static CrcResponse Create(string crcToken, string consumerSecret)
    {
        ArgumentNullException.ThrowIfNull(crcToken);
        return TryCreate(crcToken, consumerSecret, out var response)
            ? response
            : throw new ArgumentException("A CRC token is 1 to 512 characters of A-Z a-z 0-9 + / = _ - . ~ and space.", nameof(crcToken));
    }

    /// <summary>Answers a token, if it is shaped like one.</summary>
    /// <param name="crcToken">The value of <c>crc_token</c>, URL-decoded.</param>
    /// <param name="consumerSecret">The app's consumer secret, or its OAuth 2.0 client secret.</param>
    /// <param name="response">The answer; null if the token is refused.</param>
    /// <returns>False if the token is refused: answer 400.</returns>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static bool TryCreate(string? crcToken, string consumerSecret, [NotNullWhen(true)] out CrcResponse? response) =>
        TryCreate(crcToken, new SigningKey(consumerSecret), out response);

    internal static bool TryCreate(string? crcToken, SigningKey key, [NotNullWhen(true)] out CrcResponse? response)
    {
        var isSigned = crcToken is not null && CrcToken.IsTokenShaped(crcToken);
        response = isSigned ? new CrcResponse(key.SignToText(Encoding.UTF8.GetBytes(crcToken!))) : null;
        return isSigned;
    }

    /// <summary>The body of the answer, UTF-8; its content type is <c>application/json</c>.</summary>
    public byte[] ToUtf8Json() => Encoding.UTF8.GetBytes(ToJson());

    /// <summary>The body of the answer.</summary>
    public string ToJson() => $$"""{"response_token":"{{ResponseToken}}"}""";
}
