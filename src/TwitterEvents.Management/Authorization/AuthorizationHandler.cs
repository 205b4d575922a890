using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Authorizes each try of a call as the call demands; it stands inside of what tries again.</summary>
internal sealed class AuthorizationHandler(
    IOptionsMonitor<TwitterManagementOptions> monitor, BearerTokens bearers, TimeProvider time, TokenRenewer? renewer = null) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var options = monitor.CurrentValue;
        switch (ApiCall.Of(request).Authorization)
        {
            case ApiAuthorization.OwnerSignature:
                await OAuth1Handler.SignAsync(request, Credentials.Owner(options), time, cancellationToken).ConfigureAwait(false);
                break;
            case ApiAuthorization.UserTokens { User: { IsStored: true } stored }:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Credentials.StoredAsync(renewer, stored, cancellationToken).ConfigureAwait(false));
                break;
            case ApiAuthorization.UserTokens { User.AccessTokenSecret: null } user:
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Credentials.ForHeader(user.User.AccessToken, "The user's access token"));
                break;
            case ApiAuthorization.UserTokens user:
                await OAuth1Handler.SignAsync(request, Credentials.User(options, user.User), time, cancellationToken).ConfigureAwait(false);
                break;
            default:
                return await SendWithBearerAsync(request, options, cancellationToken).ConfigureAwait(false);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendWithBearerAsync(
        HttpRequestMessage request, TwitterManagementOptions options, CancellationToken cancellationToken)
    {
        var token = await bearers.GetAsync(options, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (response.StatusCode != HttpStatusCode.Unauthorized || !bearers.Forget(token) || request.Method != HttpMethod.Get)
        {
            return response;
        }

        // A token that was fetched may have been revoked since. The next change fetches another; what only reads need not wait for it.
        response.Dispose();
        token = await bearers.GetAsync(options, cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
