using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Asks X for tokens of a user, once: for a code, or for the refresh token of the pair before.</summary>
internal sealed class TokenEndpoint(IHttpClientFactory clients, IOptionsMonitor<TwitterManagementOptions> monitor, TimeProvider time)
{
    /// <param name="before">The tokens, with a refresh token.</param>
    /// <param name="cancellationToken">Stops waiting; X may have taken the refresh token.</param>
    /// <returns>The next ones.</returns>
    /// <exception cref="TwitterApiException">X has not given them, or its answer is not known.</exception>
    /// <exception cref="TwitterCredentialsException">The app's client id is not set.</exception>
    public Task<UserTokens> RenewAsync(UserTokens before, CancellationToken cancellationToken)
    {
        var refreshToken = before.RefreshToken!;
        return AskAsync(
            before, [new("grant_type", "refresh_token"), new("refresh_token", refreshToken)], [refreshToken, before.AccessToken], cancellationToken);
    }

    /// <param name="start">The sign-in the code is of.</param>
    /// <param name="code">What X gave to the browser.</param>
    /// <param name="cancellationToken">Stops waiting; the code may be used up.</param>
    /// <returns>Tokens of a user whose id they do not tell.</returns>
    /// <inheritdoc cref="RenewAsync"/>
    public Task<UserTokens> ExchangeAsync(SignInStart start, string code, CancellationToken cancellationToken) => AskAsync(
        new UserTokens("", ""),
        [
            new("grant_type", "authorization_code"),
            new("code", code),
            new("redirect_uri", start.Callback.AbsoluteUri),
            new("code_verifier", start.CodeVerifier),
        ],
        [code, start.CodeVerifier],
        cancellationToken);

    private async Task<UserTokens> AskAsync(
        UserTokens before, KeyValuePair<string, string>[] form, string[] secrets, CancellationToken cancellationToken)
    {
        var options = monitor.CurrentValue;
        var clientId = Credentials.ClientId(options);
        var call = new ApiCall(HttpMethod.Post, "2/oauth2/token", ApiAuthorization.App)
        {
            Content = () => new FormUrlEncodedContent([.. form, new("client_id", clientId)]),
            Secrets = secrets,
        };
        using var client = clients.CreateClient(BearerTokens.ClientName);
        if (!string.IsNullOrEmpty(options.ClientSecret))
        {
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(Credentials.Whole(options.ClientSecret, $"{options.Section}:{nameof(options.ClientSecret)}"))}";
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }

        var started = time.GetUtcNow();
        var answer = await ApiAnswer.SendAsync(client, call, options, time, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfRefused();
        return Read(answer, before, started);
    }

    private static UserTokens Read(ApiAnswer answer, UserTokens before, DateTimeOffset started)
    {
        if (answer.Json is not { } json || json.Text("access_token") is not { Length: > 0 } accessToken)
        {
            // The body may hold tokens.
            throw new TwitterApiException(answer.Without("access_token").Error with { Body = null });
        }

        return before with
        {
            AccessToken = Credentials.ForHeader(accessToken, "The access token X gave"),
            RefreshToken = json.Text("refresh_token") is { Length: > 0 } refreshToken ? refreshToken : null,
            ExpiresAt = json.Number("expires_in") is { } seconds and > 0 and <= int.MaxValue ? started.AddSeconds(seconds) : null,
            Scopes = json.Text("scope") is { Length: > 0 } scopes ? scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries) : before.Scopes,
            RenewalStartedAt = null,
        };
    }
}
