using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>How long CRC answers take while 64 senders with the secret deliver bodies of 900 KB, full of posts, as fast as they are answered.</summary>
internal static class CrcBesideLargeBodies
{
    private const int Senders = 64;
    private const int BodyBytes = 900_000;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        using var server = BusyServer.StartProcess(BusyServer.Returns, out var url);
        try
        {
            using var client = new HttpClient();
            var idle = await CrcTimes.MeasureAsync(client, url, TimeSpan.FromSeconds(5));
            using var stop = new CancellationTokenSource();
            var answers = new ConcurrentDictionary<string, int>();
            var post = Request(out var events);
            var senders = Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendAsync(url, post, answers, stop.Token))).ToArray();
            await CrcTimes.MeasureAsync(client, url, TimeSpan.FromSeconds(5));
            answers.Clear();
            var busy = await CrcTimes.MeasureAsync(client, url, Duration);
            var answered = answers.ToArray();
            await stop.CancelAsync();
            await Task.WhenAll(senders);

            server.Refresh();
            Console.WriteLine($"CRC answers beside {Senders} senders of signed bodies of {post.Length / 1_000} KB ({events} posts each), sender and server on the same machine");
            Console.WriteLine($"{"nothing else",-34} {idle}");
            Console.WriteLine($"{Senders + " bodies at once",-34} {busy}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"deliveries answered in {Duration.TotalSeconds:0} s: {string.Join(", ", answered.Select(entry => $"{entry.Value:N0} × {entry.Key}"))}; the server's memory at most {server.PeakWorkingSet64 / 1e6:N0} MB"));
            Console.WriteLine(CrcTimes.Meaning);
        }
        finally
        {
            server.Kill();
        }
    }

    /// <summary>Signed once and sent as it is, so that the senders cost as little as they can.</summary>
    private static async Task SendAsync(Uri url, byte[] request, ConcurrentDictionary<string, int> answers, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, url.Port), CancellationToken.None);
        var answer = new byte[1_024];
        while (!stop.IsCancellationRequested)
        {
            for (var sent = 0; sent < request.Length;)
            {
                sent += await socket.SendAsync(request.AsMemory(sent), CancellationToken.None);
            }

            var length = await socket.ReceiveAsync(answer);
            answers.AddOrUpdate(Encoding.ASCII.GetString(answer, 9, Math.Min(3, length)), 1, static (_, count) => count + 1);
        }
    }

    private static byte[] Request(out int events)
    {
        var body = Body(out events);
        var signature = SignedRequest.Sign(body, BusyServer.Secret);
        var head = $"POST {BusyServer.Path} HTTP/1.1\r\nHost: localhost\r\n{SignedRequest.SignatureHeader}: {signature}\r\nContent-Length: {body.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    private static byte[] Body(out int events)
    {
        var sample = TwitterSamples.All.Where(sample => sample.EventKey == "tweet_create_events").MaxBy(sample => sample.Body.Length)!;
        using var document = System.Text.Json.JsonDocument.Parse(sample.Body);
        var post = document.RootElement.GetProperty("tweet_create_events")[0].GetRawText();
        events = (BodyBytes - 100) / (Encoding.UTF8.GetByteCount(post) + 1);
        return Encoding.UTF8.GetBytes($$"""{"for_user_id":"1","tweet_create_events":[{{string.Join(',', Enumerable.Repeat(post, events))}}]}""");
    }
}
