using System.Globalization;
using System.Security.Cryptography;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Finds the user who signed a call with OAuth 1.0a, or why there is none.</summary>
internal sealed class OAuth1Verifier(Accounts accounts, TimeProvider time)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> usedNonces = new(StringComparer.Ordinal);

    /// <exception cref="ApiFailure">Nobody signed it; answered with one of <paramref name="errors"/>.</exception>
    public FakeXUser Verify(ApiCall call, AccessErrors errors)
    {
        var header = OAuth1Header.Parse(call.Authorization!) ?? throw new ApiFailure(errors.NotAuthenticated);
        if (Value("oauth_consumer_key") != accounts.App.ConsumerKey
            || Value("oauth_signature_method") != "HMAC-SHA1"
            || header.GetValueOrDefault("oauth_version", "1.0") != "1.0"
            || Value("oauth_nonce") is not { Length: > 0 } nonce
            || ReadTime(Value("oauth_timestamp")) is not { } signedAt
            || (time.GetUtcNow() - signedAt).Duration() > Tolerance)
        {
            throw new ApiFailure(errors.NotAuthenticated);
        }

        var user = accounts.FindByToken(Value("oauth_token") ?? "") ?? throw new ApiFailure(errors.InvalidToken);
        var signed = call.Parameters.Concat(header.Where(parameter => parameter.Key is not ("oauth_signature" or "realm")));
        var expected = OAuth1Signature.Compute(
            call.Method, call.BaseUrl, signed, accounts.App.ConsumerSecret, user.AccessTokenSecret);
        if (!IsSame(expected, Value("oauth_signature")) || !TryUse($"{user.Id} {nonce}", signedAt))
        {
            throw new ApiFailure(errors.NotAuthenticated);
        }

        return user;

        string? Value(string name) => header.GetValueOrDefault(name);
    }

    private static bool IsSame(byte[] expected, string? claimed)
    {
        Span<byte> bytes = stackalloc byte[HMACSHA1.HashSizeInBytes];
        return Convert.TryFromBase64String(claimed ?? "", bytes, out var length)
            && CryptographicOperations.FixedTimeEquals(bytes[..length], expected);
    }

    private static DateTimeOffset? ReadTime(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    private bool TryUse(string nonce, DateTimeOffset signedAt)
    {
        lock (gate)
        {
            // What is older is refused by its time already.
            foreach (var old in usedNonces.Where(used => time.GetUtcNow() - used.Value > Tolerance).Select(used => used.Key).ToList())
            {
                usedNonces.Remove(old);
            }

            return usedNonces.TryAdd(nonce, signedAt);
        }
    }
}
