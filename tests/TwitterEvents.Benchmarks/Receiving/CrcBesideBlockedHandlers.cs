using System.Text;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>How long CRC answers take from the moment on when 60 deliveries come whose handlers block their thread.</summary>
internal static class CrcBesideBlockedHandlers
{
    private const int Handlers = 60;

    // Less than the time limit of a handler, which would set the first of them aside.
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        Console.WriteLine($"CRC answers from when {Handlers} deliveries come whose handlers");
        foreach (var handlers in new[] { BusyServer.Returns, BusyServer.BlocksAtOnce, BusyServer.BlocksAfterAwait, BusyServer.BlocksOnPool })
        {
            Console.WriteLine($"{handlers,-34} {await MeasureAsync(handlers)}");
        }

        Console.WriteLine(CrcTimes.Meaning);
    }

    private static async Task<CrcTimes> MeasureAsync(string handlers)
    {
        using var server = BusyServer.StartProcess(handlers, out var url);
        try
        {
            using var client = new HttpClient();
            await CrcTimes.MeasureAsync(client, url, TimeSpan.FromSeconds(3));
            var posts = Enumerable.Range(0, Handlers).Select(i => PostAsync(client, url, i)).ToArray();
            var times = await CrcTimes.MeasureAsync(client, url, Duration);
            await Task.WhenAll(posts);
            return times;
        }
        finally
        {
            server.Kill();
        }
    }

    /// <summary>Answered 503 when the time X waits is spent; the handler blocks on.</summary>
    private static async Task PostAsync(HttpClient client, Uri url, int number)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"for_user_id":"1","direct_message_events":[{"type":"message_create","id":"{{number + 1}}"}]}""");
        using var request = SignedRequest.Delivery(url, body, BusyServer.Secret);
        using var response = await client.SendAsync(request);
    }
}
