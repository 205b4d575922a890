using System.Globalization;
using System.Net;

namespace TwitterEvents.Management;

/// <summary>How long X asks to wait.</summary>
internal static class RateLimit
{
    /// <summary>When X takes calls again, if it says so: <c>x-rate-limit-reset</c>, in seconds since 1970.</summary>
    public static DateTimeOffset? ResetOf(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        && response.Headers.TryGetValues("x-rate-limit-reset", out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>The longer of <c>Retry-After</c> and <c>x-rate-limit-reset</c>; null if X names neither.</summary>
    public static TimeSpan? WaitOf(HttpResponseMessage response, DateTimeOffset now)
    {
        var after = response.Headers.RetryAfter;
        var retryAfter = after?.Delta ?? after?.Date - now;
        var reset = ResetOf(response) - now;
        var wait = retryAfter > reset || reset is null ? retryAfter : reset;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
