namespace TwitterEvents.Management;

/// <summary>
/// Tells who made a call, however many layers above, that the call now waits because X limits its rate: the wait is within the call, and may
/// be minutes long.
/// </summary>
internal static class RateLimitWatch
{
    private static readonly AsyncLocal<Action<DateTimeOffset>?> Watcher = new();

    /// <summary>From here on, in what is awaited from here, waits are told.</summary>
    /// <param name="told">Gets until when.</param>
    public static void Watch(Action<DateTimeOffset> told) => Watcher.Value = told;

    public static void Tell(DateTimeOffset until) => Watcher.Value?.Invoke(until);
}
