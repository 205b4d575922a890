using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using TwitterEvents.Testing.OAuth2;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Reads what a user is sent to the sign-in page with.</summary>
internal static class AuthorizationReader
{
    private const int MaxStateLength = 500;

    private static readonly FrozenSet<string> Scopes = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. Grants.AllScopes, "tweet.write", "tweet.moderate.write", "users.email", "follows.write", "like.write", "mute.write", "block.write", "list.read",
            "list.write", "bookmark.read", "bookmark.write", "media.write",
        ]);

    /// <returns>What is asked for, or what is wrong with it.</returns>
    public static (AuthorizationRequest? Request, string? Fault) Read(XPlatform x, ApiCall call)
    {
        var scopes = (call.Parameter("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (state, challenge) = (call.Parameter("state"), call.Parameter("code_challenge"));
        var redirectUri = RedirectUri(x.Options, call.Parameter("redirect_uri"));
        var fault =
            call.Parameter("response_type") != "code" ? "response_type is not 'code'."
            : !x.Accounts.IsClient(call.Parameter("client_id") ?? "", null) ? "client_id is not that of the app."
            : redirectUri is null ? "redirect_uri is not one of the app's."
            : scopes.Length == 0 ? "scope is missing."
            : !scopes.All(Scopes.Contains) ? "scope names one that X does not know."
            : string.IsNullOrEmpty(state) || state.Length > MaxStateLength ? $"state is not 1 to {MaxStateLength} characters long."
            : call.Parameter("code_challenge_method") != "S256" ? "code_challenge_method is not 'S256'."
            : !IsChallenge(challenge) ? "code_challenge is no SHA-256 in base64url."
            : null;
        return fault is null ? (new AuthorizationRequest(redirectUri!, [.. scopes.Distinct()], state!, challenge!), null) : (null, fault);
    }

    // Where the fake X sends a code is bounded as where it delivers is.
    private static Uri? RedirectUri(FakeXOptions options, string? text) =>
        text is not null
        && UrlRules.Parse(text, options.AllowRemote) is { } url
        && (options.CallbackUrls is not { } declared || declared.Contains(text, StringComparer.Ordinal))
            ? url
            : null;

    private static bool IsChallenge(string? text) =>
        text is not null && Base64Url.IsValid(text, out var length) && length == SHA256.HashSizeInBytes && !text.Contains('=', StringComparison.Ordinal);
}
