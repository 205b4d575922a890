using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Tests;

/// <summary>How long a test of <c>size=long</c> goes on, and where its random choices begin; the environment may say otherwise.</summary>
internal sealed class LongRun
{
    private readonly TimeSpan duration;
    private readonly long startedAt = Stopwatch.GetTimestamp();

    /// <param name="variable">The environment variable that holds another duration, in seconds.</param>
    /// <param name="duration">How long without it.</param>
    public LongRun(string variable, TimeSpan duration)
    {
        this.duration = Number(variable) is { } seconds ? TimeSpan.FromSeconds(seconds) : duration;
        HasSeed = Number("TWITTEREVENTS_SEED") is not null;
        FirstSeed = Number("TWITTEREVENTS_SEED") ?? Random.Shared.Next(1_000_000_000);
    }

    public TimeSpan Duration => duration;

    public bool IsOver => Stopwatch.GetElapsedTime(startedAt) >= duration;

    /// <summary>The first seed: that of TWITTEREVENTS_SEED, or another each time. The following ones count up from it.</summary>
    public int FirstSeed { get; }

    /// <summary>Whether the environment names a seed: then it is tried again and again, as threads take turns differently each time.</summary>
    public bool HasSeed { get; }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
