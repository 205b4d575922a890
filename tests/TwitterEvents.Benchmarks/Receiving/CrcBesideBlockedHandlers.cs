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
        string[] kinds = [BusyServer.Returns, BusyServer.BlocksAtOnce, BusyServer.BlocksLater, BusyServer.BlocksAfterAwait, BusyServer.BlocksOnPool];
        foreach (var handlers in kinds)
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
            for (var i = 0; handlers == BusyServer.BlocksLater && i < BusyServer.QuickCalls; i++)
            {
                await PostAsync(client, url, Handlers + i);
            }

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

    /// <summary>
    /// Answered 503 when the time X waits is spent; the handler blocks on. One that was quick so far holds its delivery's own thread, and with
    /// it the answer.
    /// </summary>
    private static async Task PostAsync(HttpClient client, Uri url, int number)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"for_user_id":"1","direct_message_events":[{"type":"message_create","id":"{{number + 1}}"}]}""");
        using var request = SignedRequest.Delivery(url, body, BusyServer.Secret);
        try
        {
            using var response = await client.SendAsync(request);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
