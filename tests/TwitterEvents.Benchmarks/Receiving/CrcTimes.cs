using System.Diagnostics;
using System.Globalization;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>How long CRC answers take, one after another on one connection.</summary>
internal sealed class CrcTimes
{
    public const string Meaning =
        "X sends such a check every hour, or whenever it likes, and waits 3,000 ms for the answer: a longer one, and it sends no more deliveries.";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly List<double> milliseconds = [];

    /// <summary>On a thread of its own, so that nothing else in this process is measured with it.</summary>
    public static Task<CrcTimes> MeasureAsync(HttpClient client, Uri url, TimeSpan duration) => Task.Factory.StartNew(
        () => Measure(client, url, duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static CrcTimes Measure(HttpClient client, Uri url, TimeSpan duration)
    {
        var times = new CrcTimes();
        using var never = new ManualResetEventSlim();
        var startedAt = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(startedAt) < duration)
        {
            using var request = SignedRequest.Crc(url, SignedRequest.NewCrcToken());
            var sentAt = Stopwatch.GetTimestamp();
            using var response = client.Send(request);
            times.milliseconds.Add(Stopwatch.GetElapsedTime(sentAt).TotalMilliseconds);
            response.EnsureSuccessStatusCode();
            never.Wait(Pause);
        }

        times.milliseconds.Sort();
        return times;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"median {At(0.5),7:0.00} ms   p99 {At(0.99),8:0.00} ms   longest {At(1),8:0.00} ms   ({milliseconds.Count:N0} checks)");

    private double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
}
