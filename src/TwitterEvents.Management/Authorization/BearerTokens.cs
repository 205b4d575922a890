using System.Net.Http.Headers;
using System.Text;

namespace TwitterEvents.Management;

/// <summary>The app's bearer token: the one in the settings, or one fetched with the consumer key and secret and kept.</summary>
internal sealed class BearerTokens(IHttpClientFactory clients, TimeProvider time) : IDisposable
{
    /// <summary>The client that fetches; it sends no other authorization than its own.</summary>
    public const string ClientName = "TwitterEvents.BearerTokens";

    private readonly SemaphoreSlim fetching = new(1, 1);
    private readonly Lock refused = new();
    private volatile Fetched? kept;
    private string? lastRefused;

    /// <exception cref="TwitterCredentialsException">There is none, and nothing to fetch one with.</exception>
    /// <exception cref="TwitterApiException">X does not give one.</exception>
    public async ValueTask<string> GetAsync(TwitterManagementOptions options, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(options.BearerToken))
        {
            return Credentials.ForHeader(options.BearerToken, $"{options.Section}:{nameof(options.BearerToken)}");
        }

        var (key, secret) = Credentials.BearerSource(options);
        var source = new Source(options.BaseAddress, key, secret);
        if (kept is { } before && before.Source == source)
        {
            return before.Token;
        }

        await fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (kept is { } meanwhile && meanwhile.Source == source)
            {
                return meanwhile.Token;
            }

            var token = await FetchAsync(options, source, cancellationToken).ConfigureAwait(false);
            kept = new Fetched(source, token);
            return token;
        }
        finally
        {
            fetching.Release();
        }
    }

    /// <summary>X has refused a token: if it is still the one that is kept, the next call fetches another.</summary>
    /// <returns>Whether it had been fetched, so that another try makes sense; also if another call has found it refused before.</returns>
    public bool Forget(string token)
    {
        lock (refused)
        {
            if (kept is { } current && current.Token == token)
            {
                kept = null;
                lastRefused = token;
            }

            return lastRefused == token;
        }
    }

    public void Dispose() => fetching.Dispose();

    private async Task<string> FetchAsync(TwitterManagementOptions options, Source source, CancellationToken cancellationToken)
    {
        var call = new ApiCall(HttpMethod.Post, "oauth2/token", ApiAuthorization.App)
        {
            Content = static () => new StringContent("grant_type=client_credentials", Encoding.ASCII, "application/x-www-form-urlencoded"),
            OnlyReads = true,
        };
        using var client = clients.CreateClient(ClientName);
        var pair = $"{Uri.EscapeDataString(source.Key)}:{Uri.EscapeDataString(source.Secret)}";
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        var answer = await ApiAnswer.SendAsync(client, call, options, time, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfRefused();
        return answer.Json?.Text("access_token") is { Length: > 0 } token
            ? Credentials.ForHeader(token, "The bearer token X gave")
            : throw new TwitterApiException(answer.Without("access_token").Error with { Body = null });
    }

    private sealed record Source(string BaseAddress, string Key, string Secret);

    private sealed record Fetched(Source Source, string Token);
}
