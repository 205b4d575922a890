using TwitterEvents.Dispatching;

namespace TwitterEvents.Inbox;

/// <summary>When a handler is called again for an event it has failed on.</summary>
/// <param name="MaxAttempts">After how many attempts it is not.</param>
/// <param name="FirstPause">The pause after the first.</param>
/// <param name="LongestPause">The longest.</param>
internal sealed record RetryPlan(int MaxAttempts, TimeSpan FirstPause, TimeSpan LongestPause)
{
    public static RetryPlan Of(InboxOptions options) => new(options.MaxAttempts, options.FirstPause, options.LongestPause);

    /// <summary>What the handler says of itself counts, and what it leaves out gives way to that.</summary>
    public static RetryPlan Of(InboxOptions options, HandlerRegistration handler)
    {
        var (first, longest) = (handler.FirstPause ?? options.FirstPause, handler.LongestPause ?? options.LongestPause);
        return new RetryPlan(
            handler.MaxAttempts ?? options.MaxAttempts,
            handler.FirstPause is null && longest < first ? longest : first,
            handler.LongestPause is null && longest < first ? first : longest);
    }

    /// <returns>What is wrong; null if nothing is.</returns>
    public string? FindProblem() =>
        MaxAttempts < 1 ? "MaxAttempts is at least 1."
        : FirstPause <= TimeSpan.Zero || LongestPause < FirstPause || LongestPause > TimeSpan.FromDays(1) ? "FirstPause is more than zero, and LongestPause is not shorter and at most a day."
        : null;

    /// <param name="attempt">Which attempt has failed, from 1.</param>
    public TimeSpan PauseAfter(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt - 1, 30));
        pause = pause < LongestPause ? pause : LongestPause;
#pragma warning disable CA5394 // No secret depends on it.
        return pause * (0.8 + (Random.Shared.NextDouble() * 0.4));
#pragma warning restore CA5394
    }
}
