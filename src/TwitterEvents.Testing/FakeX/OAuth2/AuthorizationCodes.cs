using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.OAuth2;

/// <summary>The codes that users brought back, each good for one exchange. X's page on this way to sign in gives 30 seconds for it.</summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (AuthorizationRequest Request, FakeXUser User, DateTimeOffset ExpiresAt)> codes = new(StringComparer.Ordinal);

    public string Add(AuthorizationRequest request, FakeXUser user)
    {
        lock (gate)
        {
            var code = RandomText.Letters(60);
            codes.Add(code, (request, user, time.GetUtcNow() + Lifetime));
            return code;
        }
    }

    /// <returns>Who let the app in, and for what; null if something is wrong: then the code is good for nothing any more.</returns>
    public (FakeXUser User, AuthorizationRequest Request)? Exchange(string code, string redirectUri, string verifier)
    {
        lock (gate)
        {
            return codes.Remove(code, out var found)
                && found.ExpiresAt > time.GetUtcNow()
                && found.Request.RedirectUri.OriginalString == redirectUri
                && IsVerifier(verifier)
                && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == found.Request.CodeChallenge
                ? (found.User, found.Request)
                : null;
        }
    }

    /// <summary>RFC 7636 §4.1.</summary>
    private static bool IsVerifier(string text) =>
        text.Length is >= 43 and <= 128 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~');
}
