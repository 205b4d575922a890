using System.Diagnostics;

namespace TwitterEvents.Sqlite;

/// <summary>
/// Changes much, a page in each transaction, and leaves the file to others between them: they ask for it now and then, and for two seconds, so it must be
/// free for most of the time.
/// </summary>
internal static class Pages
{
    private const int Largest = 1_000;
    private const int Smallest = 10;

    /// <summary>How large the first is.</summary>
    public const int First = Largest / 10;

    /// <summary>How many times as long as a page took the file is left to others.</summary>
    public const int PauseFactor = 3;

    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);

    /// <param name="change">Changes a page of the size it is given; returns how many it has seen, and changed. Fewer seen than asked for are the last.</param>
    /// <param name="progress">Told how many are changed.</param>
    /// <param name="cancellationToken">Stops it before the next page.</param>
    /// <returns>How many were changed.</returns>
    public static async Task<long> RunAsync(Func<int, (int Seen, int Changed)> change, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var total = 0L;
        for (var size = First; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var started = Stopwatch.GetTimestamp();
            var (seen, changed) = change(size);
            total += changed;
            progress?.Report(total);
            if (seen < size)
            {
                return total;
            }

            var elapsed = Stopwatch.GetElapsedTime(started);
            size = Next(size, elapsed);
            var pause = PauseFactor * elapsed;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>How large the next is: bodies may be a megabyte each, and erasing writes over them.</summary>
    /// <param name="size">How large the one before was.</param>
    /// <param name="elapsed">How long that took.</param>
    public static int Next(int size, TimeSpan elapsed) => elapsed > LongestTransaction ? Math.Max(Smallest, size / 2) : Math.Min(Largest, size * 2);
}
