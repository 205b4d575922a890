namespace TwitterEvents.Inbox;

/// <summary>How what an inbox keeps is run.</summary>
public class InboxOptions
{
    /// <summary>
    /// Whether this process runs handlers. Default true. False: it only receives, and another process on the same inbox runs them.
    /// </summary>
    public bool RunsHandlers { get; set; } = true;

    /// <summary>How many deliveries run handlers at the same time; those of one user one after another. 1 to 100,000; default 64.</summary>
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>
    /// How often a handler is called for an event before that rests as a dead letter. At least 1; default 10. A handler can have an own number, and own pauses
    /// (<see cref="RetryAttribute"/>).
    /// </summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>
    /// How long after the first failed attempt a handler is called again; after each further one twice as long, up to
    /// <see cref="LongestPause"/>, a fifth more or less by chance. Default 1 s.
    /// </summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two attempts. Default 5 minutes.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a delivery may wait for its turn before the health check <c>twitter-inbox</c> says degraded. More than zero; default 5 minutes.
    /// </summary>
    public TimeSpan DegradedAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <returns>What is wrong; null if nothing is.</returns>
    internal string? FindProblem() =>
        MaxConcurrency is < 1 or > 100_000 ? "MaxConcurrency is 1 to 100,000."
        : DegradedAfter <= TimeSpan.Zero ? "DegradedAfter is more than zero."
        : RetryPlan.Of(this).FindProblem();
}
