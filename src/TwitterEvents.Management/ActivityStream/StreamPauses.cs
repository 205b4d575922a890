namespace TwitterEvents.Management;

/// <summary>How long to wait before the stream is connected to again: what X asks of who reads its streams.</summary>
internal static class StreamPauses
{
    private static readonly TimeSpan LongestAfterBreak = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan LongestAfterRefusal = TimeSpan.FromSeconds(320);
    private static readonly TimeSpan LongestAfterLimit = TimeSpan.FromMinutes(16);

    /// <summary>At once, then a quarter of a second longer each time, up to 16 s.</summary>
    /// <param name="failures">How often it has failed since something came, this time included.</param>
    public static TimeSpan AfterBreak(int failures) => ByChance(Shorter(TimeSpan.FromMilliseconds(250) * (failures - 1), LongestAfterBreak));

    /// <summary>5, 10, 20 … s up to 320 s; where there are too many connections 10, 20 … s; after a limit as long as X asks, or 60, 120 … s.</summary>
    /// <param name="failures">How often it has failed since something came, this time included.</param>
    /// <param name="error">What X said; null if it was not asked.</param>
    public static TimeSpan AfterRefusal(int failures, TwitterApiError? error) => ByChance(error switch
    {
        { Kind: TwitterErrorKind.TooManyConnections } => Doubled(TimeSpan.FromSeconds(10), failures),
        { RetryAfter: { } after } => Shorter(after < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : after, LongestAfterLimit),
        { Kind: TwitterErrorKind.RateLimited } => Doubled(TimeSpan.FromSeconds(60), failures),
        _ => Doubled(TimeSpan.FromSeconds(5), failures),
    });

    private static TimeSpan Doubled(TimeSpan first, int failures) => Shorter(first * Math.Pow(2, Math.Clamp(failures - 1, 0, 20)), LongestAfterRefusal);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>Up to a fifth longer, so that processes do not knock together.</summary>
    private static TimeSpan ByChance(TimeSpan pause)
    {
#pragma warning disable CA5394 // No secret depends on it.
        return pause * (1 + (Random.Shared.NextDouble() * 0.2));
#pragma warning restore CA5394
    }
}
