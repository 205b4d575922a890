using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Makes calls, with the credentials each needs.</summary>
internal sealed class ApiClient(
    IHttpClientFactory clients, IOptionsMonitor<TwitterManagementOptions> monitor, BearerTokens bearers, TimeProvider time, TokenRenewer? renewer = null)
{
    /// <summary>The HTTP client it uses.</summary>
    public const string Name = "TwitterEvents.Management";

    /// <summary>The HTTP client for answers that go on.</summary>
    public const string StreamName = "TwitterEvents.Management.Stream";

    public TwitterManagementOptions Options => monitor.CurrentValue;

    /// <returns>The answer, whatever it is.</returns>
    public async Task<ApiAnswer> SendAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var options = Options;
        await NeedAsync(call, options, cancellationToken).ConfigureAwait(false);
        using var client = clients.CreateClient(Name);
        return await ApiAnswer.SendAsync(client, call, options, time, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>An answer of success, whose content goes on.</returns>
    /// <exception cref="TwitterApiException">X refuses, or is not reached.</exception>
    public async Task<HttpResponseMessage> OpenAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var options = Options;
        await NeedAsync(call, options, cancellationToken).ConfigureAwait(false);

        // Not disposed here: its connection is in use.
        return await ApiAnswer.OpenAsync(clients.CreateClient(StreamName), call, options, time, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>An answer of success.</returns>
    public async Task<ApiAnswer> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfRefused();
        return answer;
    }

    /// <summary>Makes a call that returns nothing but that it is done.</summary>
    public async Task DoAsync(ApiCall call, CancellationToken cancellationToken) =>
        Answers.Demand(await CallAsync(call, cancellationToken).ConfigureAwait(false));

    /// <summary>What is missing is told before the call, and not from within its retries.</summary>
    private async ValueTask NeedAsync(ApiCall call, TwitterManagementOptions options, CancellationToken cancellationToken)
    {
        switch (call.Authorization)
        {
            case ApiAuthorization.OwnerSignature:
                Credentials.Owner(options);
                break;
            case ApiAuthorization.UserTokens { User: { IsStored: true } stored } when call.IsV2:
                await Credentials.StoredAsync(renewer, stored, cancellationToken).ConfigureAwait(false);
                break;
            case ApiAuthorization.UserTokens { User.AccessTokenSecret: null } when call.IsV2:
                break;
            case ApiAuthorization.UserTokens user:
                Credentials.User(options, user.User);
                break;
            default:
                await bearers.GetAsync(options, cancellationToken).ConfigureAwait(false);
                break;
        }
    }
}
