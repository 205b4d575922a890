using System.Net;
using Polly;

namespace TwitterEvents.Management;

/// <summary>
/// What is sent again. A call that only reads: after every failure that may pass. A call that changes something: only if X has refused it
/// for its rate, or if the connection was never made; otherwise X may have done it. Nothing after a limit that lasts longer than a window of
/// 15 minutes, whatever its status: calling again at once would only be refused again.
/// </summary>
internal static class RetryRules
{
    public const int MaxRetries = 3;

    public static async ValueTask<bool> ShouldRetryAsync(ApiCall call, Outcome<HttpResponseMessage> outcome, TimeSpan maxWait, DateTimeOffset now)
    {
        if (outcome.Result is { } response)
        {
            if (RateLimit.Of(response, now).Wait > maxWait)
            {
                return false;
            }

            return response.StatusCode == HttpStatusCode.TooManyRequests
                ? (await ApiAnswer.ReadAsync(response, call, now).ConfigureAwait(false)).Kind == TwitterErrorKind.RateLimited
                : call.OnlyReads && ((int)response.StatusCode >= 500 || response.StatusCode == HttpStatusCode.RequestTimeout);
        }

        return outcome.Exception is HttpRequestException { HttpRequestError: var error } && IsBeforeSending(error)
            || (call.OnlyReads && outcome.Exception is HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException);
    }

    /// <summary>
    /// As long as X asks, but never less than the pause any other retry makes, which grows: the reset X names may be past.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="attempt">Which retry it is, from 0.</param>
    /// <param name="now">The time.</param>
    public static TimeSpan? WaitOf(HttpResponseMessage response, int attempt, DateTimeOffset now)
    {
        var shortest = TimeSpan.FromSeconds(1 << attempt);
        return RateLimit.Of(response, now).Wait is { } wait ? TimeSpan.FromTicks(Math.Max(wait.Ticks, shortest.Ticks)) : null;
    }

    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError
            or HttpRequestError.SecureConnectionError;
}
