using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Asks X for the next pair of tokens, once.</summary>
internal sealed class TokenRenewal(IHttpClientFactory clients, IOptionsMonitor<TwitterManagementOptions> monitor, TimeProvider time)
{
    /// <param name="before">The tokens, with a refresh token.</param>
    /// <param name="cancellationToken">Stops waiting; X may have taken the refresh token.</param>
    /// <returns>The next ones.</returns>
    /// <exception cref="TwitterApiException">X has not given them, or its answer is not known.</exception>
    /// <exception cref="TwitterCredentialsException">The app's client id is not set.</exception>
    public async Task<UserTokens> RenewAsync(UserTokens before, CancellationToken cancellationToken)
    {
        var options = monitor.CurrentValue;
        var clientId = Credentials.ClientId(options);
        var refreshToken = before.RefreshToken!;
        var call = new ApiCall(HttpMethod.Post, "2/oauth2/token", ApiAuthorization.App)
        {
            Content = () => new FormUrlEncodedContent(
                [new("grant_type", "refresh_token"), new("refresh_token", refreshToken), new("client_id", clientId)]),
            Secrets = [refreshToken, before.AccessToken],
        };
        using var client = clients.CreateClient(BearerTokens.ClientName);
        if (!string.IsNullOrEmpty(options.ClientSecret))
        {
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
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
