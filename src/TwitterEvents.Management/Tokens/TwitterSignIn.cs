using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Makes the addresses and the calls of a sign-in, and stores what it gives.</summary>
internal sealed class TwitterSignIn(
    TokenEndpoint endpoint,
    ITwitterTokenStore store,
    ITwitterAccounts accounts,
    ActivityTargets targets,
    IOptionsMonitor<TwitterManagementOptions> management,
    IOptionsMonitor<TwitterRegistrationOptions> registration,
    TwitterRegistration? registered = null) : ITwitterSignIn
{
    private const string PageOfX = "https://x.com/i/oauth2/authorize";
    private const int SecretBytes = 32;

    /// <summary>For <c>GET /2/users/me</c>, and for a refresh token.</summary>
    private static readonly string[] AlwaysNeeded = ["tweet.read", "users.read", "offline.access"];

    public SignInStart Begin(Uri callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var options = management.CurrentValue;
        var (state, verifier) = (Secret(), Secret());
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var query = string.Join('&', new[]
        {
            "response_type=code",
            $"client_id={ApiUri.Escape(Credentials.ClientId(options))}",
            $"redirect_uri={ApiUri.Escape(callback.AbsoluteUri)}",
            $"scope={ApiUri.Escape(string.Join(' ', Scopes()))}",
            $"state={state}",
            $"code_challenge={challenge}",
            "code_challenge_method=S256",
        });
        return new SignInStart(new Uri($"{PageOf(options)}?{query}"), callback, state, verifier);
    }

    public async Task<SignedInUser> CompleteAsync(SignInStart start, string code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentException.ThrowIfNullOrEmpty(code);
        var tokens = await endpoint.ExchangeAsync(start, code, cancellationToken).ConfigureAwait(false);
        var account = await accounts.GetOwnAsync(UserCredentials.OAuth2(tokens.AccessToken), cancellationToken).ConfigureAwait(false);
        tokens = tokens with { UserId = account.Id };
        while (!await store.TryReplaceAsync(
            account.Id, (await store.FindAsync(account.Id, CancellationToken.None).ConfigureAwait(false))?.Version, tokens, CancellationToken.None).ConfigureAwait(false))
        {
            // Another process renews the old ones; these are newer.
        }

        registered?.LookAgain();
        return new SignedInUser(account.Id, account.Username);
    }

    /// <summary>What the event types need that handlers ask for, or that are declared.</summary>
    private IEnumerable<string> Scopes() =>
        [.. AlwaysNeeded.Concat(targets.TypesOf(registration.CurrentValue).Select(static type => ActivityEventType.Find(type)?.Scope).OfType<string>()).Distinct()];

    /// <summary>It stands beside X's API, but on a host of its own.</summary>
    private static string PageOf(TwitterManagementOptions options) =>
        options.BaseAddress == TwitterManagementOptions.DefaultBaseAddress ? PageOfX : $"{options.BaseAddress.TrimEnd('/')}/i/oauth2/authorize";

    private static string Secret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
