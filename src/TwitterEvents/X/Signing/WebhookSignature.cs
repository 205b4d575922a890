using System.Buffers;
using System.Security.Cryptography;
using TwitterEvents.Signing;

namespace TwitterEvents;

/// <summary>
/// The signature X puts on each delivery: <c>sha256=</c> and base64 of HMAC-SHA256 of the raw body
/// (<see href="https://docs.x.com/x-api/webhooks/quickstart">docs.x.com, webhooks</see>).
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header signed with the app's consumer secret (API secret key).</summary>
    public const string HeaderName = "x-twitter-webhooks-signature";

    /// <summary>The header signed with the app's OAuth 2.0 client secret.</summary>
    public const string OAuth2HeaderName = "X-Twitter-Webhooks-Signature-OAuth2";

    private static readonly int TextLength = Convert.ToBase64String(new byte[SigningKey.MacBytes]).Length;

    /// <summary>Signs a body as X does.</summary>
    /// <param name="body">The bytes of the body.</param>
    /// <param name="secret">The secret that belongs to the header.</param>
    /// <returns>The value of the header.</returns>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static string Create(ReadOnlySpan<byte> body, string secret) => new SigningKey(secret).SignToText(body);

    /// <summary>Tells whether a body was signed with a secret. Takes the same time wherever the signature differs.</summary>
    /// <param name="body">The bytes of the body exactly as received: parsed and written again they are other bytes.</param>
    /// <param name="headerValue">The value of the header. No value throws; anything that is no signature is false.</param>
    /// <param name="secret">The secret that belongs to the header.</param>
    /// <exception cref="ArgumentException">The secret is empty.</exception>
    public static bool Verify(ReadOnlySpan<byte> body, string? headerValue, string secret) => Verify(body, headerValue, new SigningKey(secret));

    internal static bool Verify(ReadOnlySpan<byte> body, string? headerValue, SigningKey key)
    {
        Span<byte> actual = stackalloc byte[SigningKey.MacBytes];
        key.Sign(body, actual);
        return IsSameMac(actual, headerValue);
    }

    internal static bool Verify(in ReadOnlySequence<byte> body, string? headerValue, SigningKey key)
    {
        Span<byte> actual = stackalloc byte[SigningKey.MacBytes];
        key.Sign(body, actual);
        return IsSameMac(actual, headerValue);
    }

    internal static SignatureForm GetForm(string? headerValue) => Parse(headerValue, stackalloc byte[SigningKey.MacBytes]);

    private static bool IsSameMac(ReadOnlySpan<byte> actual, string? headerValue)
    {
        Span<byte> claimed = stackalloc byte[SigningKey.MacBytes];
        return Parse(headerValue, claimed) == SignatureForm.WellFormed && CryptographicOperations.FixedTimeEquals(actual, claimed);
    }

    private static SignatureForm Parse(string? headerValue, Span<byte> mac)
    {
        if (headerValue is null || !headerValue.StartsWith(SigningKey.Prefix, StringComparison.Ordinal))
        {
            return SignatureForm.WrongPrefix;
        }

        var text = headerValue.AsSpan(SigningKey.Prefix.Length);
        if (text.Length != TextLength)
        {
            return SignatureForm.WrongLength;
        }

        // White space, which the decoder skips, leaves too few bytes.
        return Convert.TryFromBase64Chars(text, mac, out var written) && written == mac.Length
            ? SignatureForm.WellFormed
            : SignatureForm.NotBase64;
    }
}
