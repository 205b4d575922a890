using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Crc;

/// <summary>Sends a CRC to a URL and judges the answer.</summary>
internal sealed class CrcChecker(HttpClient client, FakeXApp app, TimeProvider time)
{
    /// <param name="url">The webhook's URL.</param>
    /// <param name="api">The API the webhook was registered by: it sets the time limit.</param>
    /// <param name="isSigned">Whether the query is signed: v1.1 does so when asked for the check, and not on its timer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CrcResult> CheckAsync(Uri url, FakeXApi api, bool isSigned, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Webhook.LimitOf(api), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var token = SignedRequest.NewCrcToken();
        try
        {
            using var request = Request(url, token, isSigned && api != FakeXApi.V2);
            using var response = await client.SendAsync(request, either.Token);
            return await JudgeAsync(response, token, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(CrcOutcome.TooSlow);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new(CrcOutcome.BadCertificate);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A handler of a test host throws what the receiver threw, of whatever type.
            return new(CrcOutcome.Disconnected);
        }
    }

    private HttpRequestMessage Request(Uri url, string token, bool isSigned)
    {
        var milliseconds = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Convert.ToBase64String(Encoding.ASCII.GetBytes(milliseconds)).TrimEnd('=');

        // Base64 of digits, hyphens and a-f has no character that a query would have to encode.
        var query = $"crc_token={token}&nonce={nonce}";
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(url) { Query = Join(url.Query, query) }.Uri);
        if (isSigned)
        {
            request.Headers.Add(SignedRequest.SignatureHeader, SignedRequest.Sign(Encoding.ASCII.GetBytes(query), app.ConsumerSecret));
        }

        return request;
    }

    private static string Join(string present, string added) => present.Length > 1 ? $"{present}&{added}" : added;

    private async Task<CrcResult> JudgeAsync(HttpResponseMessage response, string token, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is < 200 or >= 300)
        {
            return new(status >= 400 ? CrcOutcome.NotOk : CrcOutcome.Redirected, status);
        }

        if (await CrcBody.ReadAsync(response.Content, cancellationToken) is not { } body)
        {
            return new(CrcOutcome.WrongEncoding, status);
        }

        var expected = Encoding.ASCII.GetBytes(SignedRequest.Sign(Encoding.ASCII.GetBytes(token), app.ClientSecret ?? app.ConsumerSecret));
        var outcome =
            !CryptographicOperations.FixedTimeEquals(CrcBody.ResponseToken(body), expected) ? CrcOutcome.WrongToken
            : status == 200 ? CrcOutcome.Passed
            : CrcOutcome.NotOk;
        return new(outcome, status);
    }
}
