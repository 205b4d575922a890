using System.Globalization;
using System.Net;

namespace TwitterEvents.Management;

/// <summary>What the headers of an answer say about when X takes calls again.</summary>
/// <param name="Until">When, by X's clock; null if it does not say.</param>
/// <param name="Wait">How long that is from the answer on, never negative.</param>
/// <param name="IsDaily">Whether it is a limit of 24 hours that is used up.</param>
internal readonly record struct RateLimit(DateTimeOffset? Until, TimeSpan? Wait, bool IsDaily)
{
    /// <param name="response">The answer.</param>
    /// <param name="now">The time, where the answer does not say what X's clock shows: this machine's may be wrong.</param>
    public static RateLimit Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var date = response.Headers.Date ?? now;
        var isDaily = false;
        DateTimeOffset? until = null;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            foreach (var limit in (ReadOnlySpan<string>)["x-app-limit-24hour", "x-user-limit-24hour"])
            {
                if (Number(response, $"{limit}-remaining") <= 0)
                {
                    isDaily = true;
                    until = Later(until, Time(response, $"{limit}-reset"));
                }
            }

            // The window's reset says nothing of when the day is over.
            until = isDaily ? until : Time(response, "x-rate-limit-reset");
        }

        var after = response.Headers.RetryAfter;
        until = Later(until, after?.Date ?? (after?.Delta is { } delta && delta < DateTimeOffset.MaxValue - date ? date + delta : null));
        return new RateLimit(until, until is { } time ? TimeSpan.FromTicks(Math.Max(0, (time - date).Ticks)) : null, isDaily);
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left is null || right > left ? right : left;

    /// <summary>In seconds since 1970.</summary>
    private static DateTimeOffset? Time(HttpResponseMessage response, string header) =>
        Number(response, header) is { } seconds && seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && long.TryParse(values.First(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
