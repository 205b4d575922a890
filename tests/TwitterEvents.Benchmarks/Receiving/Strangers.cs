using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// What strangers without a secret do to a receiver with a heap of 384 MB: connections that send their body but for its last byte, and
/// connections that send slowly. X's check is timed meanwhile, and deliveries of X's usual size are sent.
/// </summary>
internal static class Strangers
{
    private const int Megabyte = 1 << 20;
    private const int Small = 16_384;
    private const int XsLargest = 6_600;

    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(11);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        await RunAsync("450 of 1 MB less a byte", 450, new Stranger(Megabyte, 65_536, TimeSpan.Zero), Whole);
        await RunAsync("600 of 1 MB less a byte", 600, new Stranger(Megabyte, 65_536, TimeSpan.Zero), Whole);
        await RunAsync("450 slow, 2.5 KB/s", 450, new Stranger(Megabyte, 256, TimeSpan.FromMilliseconds(100)), Whole);
        await RunAsync("2,000 of 16 KB less a byte", 2_000, new Stranger(Small, Small, TimeSpan.Zero), Short);
        await RunAsync("2,000 of nothing yet", 2_000, new Stranger(Small, 1, TimeSpan.FromHours(1)), Short);
    }

    private static async Task RunAsync(string name, int connections, Stranger stranger, TimeSpan duration)
    {
        using var receiver = new ReceiverProcess();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await CheckAsync(client, receiver.Url, 200, CancellationToken.None);
        var heldBefore = await receiver.GetHeldAsync();

        using var stop = new CancellationTokenSource(duration);
        var strangers = Enumerable.Range(0, connections).Select(_ => Task.Run(() => stranger.ConnectAsync(receiver.Url, stop.Token))).ToArray();
        var checks = Task.Run(() => CheckAsync(client, receiver.Url, int.MaxValue, stop.Token));
        var deliveries = Task.Run(() => DeliverAsync(client, receiver.Url, stop.Token));
        await Task.Delay(Short * 0.8, CancellationToken.None);
        var held = await receiver.GetHeldAsync();
        await Task.WhenAll(strangers);
        await stop.CancelAsync();
        var times = await checks;
        var (sent, accepted) = await deliveries;
        var answersAfter = receiver.IsAlive && await AnswersAsync(client, receiver.Url);

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {name}: {stranger.Bytes / 1e6:N1} MB sent; answered {stranger.Answers}
              survived: {receiver.IsAlive}; answers afterwards: {answersAfter}; peak {receiver.Peak / 1e6:N0} MB; held after 4 s {(held - heldBefore) / 1024.0 / connections:N1} KB a connection
              CRC ({times.Length:N0} checks): median {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms, longest {At(times, 1):0.0} ms (X waits 3,000 ms); {accepted} of {sent} deliveries of X accepted
            """));
    }

    /// <returns>Milliseconds; infinity for a check that failed.</returns>
    private static async Task<double[]> CheckAsync(HttpClient client, Uri url, int count, CancellationToken stop)
    {
        var times = new List<double>();
        while (times.Count < count && !stop.IsCancellationRequested)
        {
            using var request = SignedRequest.Crc(url, SignedRequest.NewCrcToken());
            var started = Stopwatch.GetTimestamp();
            var status = await TrySendAsync(client, request);
            times.Add(status == HttpStatusCode.OK ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : double.PositiveInfinity);
            await Task.Delay(5, CancellationToken.None);
        }

        return [.. times];
    }

    private static async Task<(int Sent, int Accepted)> DeliverAsync(HttpClient client, Uri url, CancellationToken stop)
    {
        var (sent, accepted) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            accepted += await DeliverAsync(client, url, sent) ? 1 : 0;
            sent++;
            await Task.Delay(50, CancellationToken.None);
        }

        return (sent, accepted);
    }

    private static async Task<bool> DeliverAsync(HttpClient client, Uri url, int number)
    {
        var text = new string('x', XsLargest);
        var body = Encoding.UTF8.GetBytes($$"""{"for_user_id":"1","made_up_events":[{"id":"{{number}}","text":"{{text}}"}]}""");
        using var request = SignedRequest.Delivery(url, body, StrangersReceiver.Secret);
        return await TrySendAsync(client, request) == HttpStatusCode.OK;
    }

    private static async Task<HttpStatusCode?> TrySendAsync(HttpClient client, HttpRequestMessage request)
    {
        try
        {
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri url) =>
        await DeliverAsync(client, url, -1) && (await CheckAsync(client, url, 20, CancellationToken.None)).All(double.IsFinite);

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? double.NaN : sorted[(int)(share * (sorted.Length - 1))];
}
