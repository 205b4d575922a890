using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Asks a URL what X asks it before it accepts it as a webhook, and says what X would not like about the answer.</summary>
/// <param name="clients">Gives the client, which follows no redirect.</param>
/// <param name="monitor">The secrets the answer may be made with.</param>
/// <param name="time">The clock.</param>
internal sealed class CrcProbe(IHttpClientFactory clients, IOptionsMonitor<TwitterManagementOptions> monitor, TimeProvider time)
{
    public const string ClientName = "TwitterEvents.CrcProbe";

    private const int MaxBodyBytes = 65_536;

    private static readonly TimeSpan XWaits = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WeWait = TimeSpan.FromSeconds(10);

    /// <returns>Null if X would accept the answer.</returns>
    public async Task<CrcProblem?> CheckAsync(string url, CancellationToken cancellationToken)
    {
        var options = monitor.CurrentValue;
        if (CheckUrl(url, options.BaseAddress, out var uri) is { } badUrl)
        {
            return badUrl;
        }

        using var timeout = new CancellationTokenSource(WeWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var started = time.GetTimestamp();
        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString()));
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, WithToken(uri, token));
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await BoundedBody.ReadAsync(response.Content, MaxBodyBytes, either.Token).ConfigureAwait(false) ?? [];
            return CheckAnswer(response, body, token, options)
                ?? (time.GetElapsedTime(started) is var took && took > XWaits
                    ? new CrcProblem(CrcProblemKind.TooSlow, string.Create(
                        CultureInfo.InvariantCulture,
                        $"{url} answered the check after {took.TotalSeconds:0.0} s; X waits 3 s. Let the app run before X asks, and keep slow work out of its start."))
                    : null);
        }
        catch (HttpRequestException exception)
        {
            return Explain(url, uri, exception);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new CrcProblem(CrcProblemKind.NoAnswer, $"{url} did not answer the check within 10 s. Is it the app that listens there?");
        }
    }

    private static CrcProblem? CheckUrl(string url, string baseAddress, out Uri uri)
    {
        var isAddress = Uri.TryCreate(url, UriKind.Absolute, out var parsed);
        uri = parsed!;
        if (!isAddress || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return new CrcProblem(CrcProblemKind.Url, $"'{url}' is no URL X can call; give the whole public address, https:// and the path included.");
        }

        // Against an X of one's own on this machine the rules of the public X do not hold.
        if (uri.IsLoopback && Uri.TryCreate(baseAddress, UriKind.Absolute, out var x) && x.IsLoopback)
        {
            return null;
        }

        if (uri.IsLoopback)
        {
            return new CrcProblem(CrcProblemKind.Url, $"{url} is this machine, which X cannot call; give the public address that leads here.");
        }

        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            return new CrcProblem(CrcProblemKind.Url, $"{url} is not https://, and X calls nothing else; end TLS in front of the app.");
        }

        return HasPort(url)
            ? new CrcProblem(CrcProblemKind.Url, $"{url} names a port, which X refuses; serve it on 443 and leave the port out.")
            : null;
    }

    /// <summary>Also <c>:443</c>, which an address leaves out when it is parsed.</summary>
    private static bool HasPort(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny("/?#");
        var authority = end < 0 ? url[start..] : url.Substring(start, end);
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        return authority.LastIndexOf(':') > authority.LastIndexOf(']');
    }

    private Uri WithToken(Uri uri, string token)
    {
        var nonce = Convert.ToBase64String(Encoding.ASCII.GetBytes(
            time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))).TrimEnd('=');
        var builder = new UriBuilder(uri);
        builder.Query = $"{builder.Query.TrimStart('?')}{(builder.Query.Length > 1 ? "&" : "")}crc_token={Uri.EscapeDataString(token)}&nonce={nonce}";
        return builder.Uri;
    }

    private static CrcProblem? CheckAnswer(HttpResponseMessage response, byte[] body, string token, TwitterManagementOptions options)
    {
        var url = response.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path);
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return new CrcProblem(
                CrcProblemKind.Redirect,
                $"{url} answered the check with a redirect ({status}) to {OutsideText.Show(response.Headers.Location?.OriginalString)}, which makes a webhook invalid at once. Register the address it "
                    + "leads to, or keep UseHttpsRedirection and login pages off this path.");
        }

        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return new CrcProblem(CrcProblemKind.NotFound, $"{url} answered the check with 404. Is the path the one given to MapTwitterEvents, with what a proxy adds or removes?");
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new CrcProblem(CrcProblemKind.Unauthorized, $"{url} answered the check with {status}. Let the path through without authentication; a firewall or proxy may stand in front.");
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new CrcProblem(CrcProblemKind.Status, $"{url} answered the check with {status} instead of 200. The app's log says why.");
        }

        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            return new CrcProblem(CrcProblemKind.Compressed, $"{url} answered the check compressed, although that was not asked for. Keep response compression off this path.");
        }

        return ResponseToken(body) is not { } answer || response.Content.Headers.ContentType?.MediaType != "application/json"
            ? new CrcProblem(CrcProblemKind.Content, $"{url} answered 200, but not with the JSON of the check ({OutsideText.Show(response.Content.Headers.ContentType?.MediaType ?? "no content type")}). Something else answers on this path.")
            : CheckToken(url, answer, token, options);
    }

    private static CrcProblem? CheckToken(string url, string answer, string token, TwitterManagementOptions options)
    {
        // Either secret may be the one X uses; which, its own check tells.
        (string Name, string? Secret)[] all =
        [
            ($"{options.Section}:{nameof(options.ConsumerSecret)}", options.ConsumerSecret), ($"{options.Section}:{nameof(options.ClientSecret)}", options.ClientSecret),
        ];
        var known = all.Where(entry => !string.IsNullOrEmpty(entry.Secret)).ToArray();
        return known.Length == 0 || known.Any(entry => IsMadeWith(entry.Secret!, answer, token))
            ? null
            : new CrcProblem(
                CrcProblemKind.WrongSecret,
                $"{url} answered the check with a token that was not made with {string.Join(" or ", known.Select(entry => entry.Name))}. The app there runs with another secret, or is another app.");
    }

    private static bool IsMadeWith(string secret, string answer, string token) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(CrcResponse.Create(token, secret).ResponseToken), Encoding.UTF8.GetBytes(answer));

    private static string? ResponseToken(byte[] body) => CheckedJson.Parse(body)?.Text("response_token");

    private static CrcProblem Explain(string url, Uri uri, HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(CrcProblemKind.NameUnknown, $"The name {uri.Host} of {url} is not known from here. Check its DNS record."),
        HttpRequestError.ConnectionError => new(CrcProblemKind.NoConnection, $"Nothing answers at {url} from here. Check that the app runs, and what leads to it (proxy, firewall, port forwarding)."),
        HttpRequestError.SecureConnectionError => new(
            CrcProblemKind.Certificate,
            $"TLS with {uri.Host} fails: {OutsideText.Show((exception.InnerException ?? exception).Message).TrimEnd('.')}. X wants a certificate that is valid for the name, with its whole chain."),
        _ => new(CrcProblemKind.NoAnswer, $"{url} did not answer the check as HTTP: {OutsideText.Show(NetworkFailure.Describe(exception))}"),
    };
}
