namespace TwitterEvents.Management;

/// <summary>How long registration waits after a failure.</summary>
internal static class RegistrationPauses
{
    /// <summary>The longest wait that is given to one timer.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAfterALimit = TimeSpan.FromHours(1);

    /// <summary>
    /// 2, 4, 8 … seconds up to five minutes, a fifth of it by chance, so that instances do not knock together. After a limit as long as X asks,
    /// an hour at most; after one that only money or the next month ends, a quarter of an hour.
    /// </summary>
    /// <param name="failures">How often it has failed in a row.</param>
    /// <param name="error">What X said; null if it said nothing.</param>
    public static TimeSpan After(int failures, TwitterApiError? error)
    {
        var backoff = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Clamp(failures, 1, 20))));
        var asked = error switch
        {
            { RetryAfter: { } after } => after < LongestAfterALimit ? after : LongestAfterALimit,
            { Kind: TwitterErrorKind.DailyLimit or TwitterErrorKind.UsageCapExceeded or TwitterErrorKind.SpendingLimit or TwitterErrorKind.NoCredits } =>
                TimeSpan.FromMinutes(15),
            _ => TimeSpan.Zero,
        };
#pragma warning disable CA5394 // No secret depends on it.
        return TimeSpan.FromTicks(Math.Max(backoff.Ticks, asked.Ticks)) * (1 + (Random.Shared.NextDouble() * 0.2));
#pragma warning restore CA5394
    }
}
