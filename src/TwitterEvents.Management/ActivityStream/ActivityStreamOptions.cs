namespace TwitterEvents.Management;

/// <summary>How the stream of X Activity is read.</summary>
public sealed class ActivityStreamOptions
{
    internal const int MostConnections = 2;

    /// <summary>X's longest.</summary>
    internal static readonly TimeSpan LongestBackfill = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many connections are open at the same time, 1 or 2; X allows an app two, of all its processes together. With two, each event comes twice
    /// and is handled once, and one may break without anything coming late. Default 1.
    /// </summary>
    public int Connections { get; set; } = 1;

    /// <summary>
    /// After how long without a byte a connection counts as dead. X sends an empty line every 20 seconds when nothing happens. At least one second;
    /// default 45 s.
    /// </summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>
    /// How far back the first connection asks for what happened before, to five minutes. Default zero: after a start nothing remembers what was handled
    /// before it, so that it would be handled again. A connection after a break always asks for what it missed.
    /// </summary>
    public TimeSpan BackfillAtStart { get; set; }

    /// <summary>
    /// How many deliveries may be in work, wait, or be tried again. At that many, no more is read until one is done, and X keeps them; what it does not
    /// keep is asked for again. 1 to 1,000,000; default 10,000.
    /// </summary>
    public int MaxPending { get; set; } = 10_000;

    /// <summary>How many deliveries run handlers at the same time; those of one user run in the order they came. At least 1; default 64.</summary>
    public int MaxConcurrency { get; set; } = 64;

    /// <summary>The longest line that is read, in bytes; a longer one is left out, and told. At least 1,024; default 1,048,576.</summary>
    public int MaxLineBytes { get; set; } = 1_048_576;

    /// <summary>
    /// The name the receiver has for the app (<c>Twitter:Apps</c>), so that what comes by a webhook too is handled once; null, as by default, for the
    /// only one.
    /// </summary>
    public string? App { get; set; }

    /// <returns>What is wrong; null if nothing is.</returns>
    internal string? FindProblem() =>
        Connections is < 1 or > MostConnections ? "Connections is 1 or 2: X allows an app two."
        : StallTimeout < TimeSpan.FromSeconds(1) || StallTimeout > TimeSpan.FromHours(1) ? "StallTimeout is one second to one hour; X sends something every 20 seconds."
        : BackfillAtStart < TimeSpan.Zero || BackfillAtStart > LongestBackfill ? "BackfillAtStart is zero to five minutes, which is as far back as X goes."
        : MaxPending is < 1 or > 1_000_000 ? "MaxPending is 1 to 1,000,000."
        : MaxConcurrency < 1 ? "MaxConcurrency is at least 1."
        : MaxLineBytes < 1_024 ? "MaxLineBytes is at least 1,024."
        : null;
}
