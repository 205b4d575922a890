using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Testing.Api;

/// <summary>Counts calls in windows of 15 minutes, by endpoint and by app or user.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    /// <summary>How long a window is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<(ApiEndpoint Endpoint, string? UserId), Window> windows = [];

    /// <summary>Counts a call, and writes the headers that tell the state.</summary>
    /// <returns>False if the call is one too many.</returns>
    public bool TryTake(ApiEndpoint endpoint, FakeXUser? user, IHeaderDictionary headers)
    {
        var window = Count(endpoint, user);
        Write(headers, FakeXAnswer.FifteenMinutes, endpoint.Limit, Math.Max(0, endpoint.Limit - window.Calls), window.Start + Length);
        return window.Calls <= endpoint.Limit;
    }

    public static void Write(IHeaderDictionary headers, string name, int limit, int remaining, DateTimeOffset reset)
    {
        headers[$"{name}-limit"] = limit.ToString(CultureInfo.InvariantCulture);
        headers[$"{name}-remaining"] = remaining.ToString(CultureInfo.InvariantCulture);

        // Rounded up: whoever waits until then waits long enough.
        headers[$"{name}-reset"] = ((reset.ToUnixTimeMilliseconds() + 999) / 1000).ToString(CultureInfo.InvariantCulture);
    }

    private Window Count(ApiEndpoint endpoint, FakeXUser? user)
    {
        var now = time.GetUtcNow();
        var key = (endpoint, user?.Id);
        lock (gate)
        {
            var window = windows.TryGetValue(key, out var open) && now - open.Start < Length ? open : new Window(now, 0);
            return windows[key] = window with { Calls = window.Calls + 1 };
        }
    }

    private readonly record struct Window(DateTimeOffset Start, int Calls);
}
