using System.Net;
using Polly;

namespace TwitterEvents.Management;

/// <summary>
/// What is sent again. A call that only reads: after every failure that may pass. A call that changes something: only if X has refused it
/// for its rate, or if the connection was never made; otherwise X may have done it.
/// </summary>
internal static class RetryRules
{
    public const int MaxRetries = 3;

    /// <summary>Marks a POST that changes nothing, so that it may be sent again like a GET.</summary>
    public static readonly HttpRequestOptionsKey<bool> ChangesNothing = new("TwitterEvents.ChangesNothing");

    public static bool ShouldRetry(HttpRequestMessage request, Outcome<HttpResponseMessage> outcome, TimeSpan maxWait, DateTimeOffset now)
    {
        if (outcome.Result is { } answer && RateLimit.WaitOf(answer, now) > maxWait)
        {
            return false;
        }

        if (outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests })
        {
            return true;
        }

        if (outcome.Exception is HttpRequestException { HttpRequestError: var error } && IsBeforeSending(error))
        {
            return true;
        }

        var onlyReads = request.Method == HttpMethod.Get || request.Options.TryGetValue(ChangesNothing, out _);
        return onlyReads && (outcome.Result is { } result
            ? (int)result.StatusCode >= 500 || result.StatusCode == HttpStatusCode.RequestTimeout
            : outcome.Exception is HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException);
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError
            or HttpRequestError.SecureConnectionError;
}
