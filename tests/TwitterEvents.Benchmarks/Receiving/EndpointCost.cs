using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TwitterEvents.Reading;
using TwitterEvents.Testing;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// What one signed, typed, dispatched delivery costs the server, in processor time, against an empty endpoint and against the floor: body
/// read, HMAC, one pass of a bare tokenizer. The server is a process of its own; the three take turns, so that ratios hold on a noisy machine.
/// </summary>
internal static class EndpointCost
{
    private const int Connections = 4;
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        using var server = EndpointServer.StartProcess(out var address);
        try
        {
            var delivery = new Numbered();
            foreach (var path in EndpointServer.Paths)
            {
                await LoadAsync(address, path, delivery, WarmUp);
            }

            var costs = EndpointServer.Paths.ToDictionary(path => path, _ => new List<double>());
            for (var i = 0; i < Rounds; i++)
            {
                foreach (var path in EndpointServer.Paths)
                {
                    server.Refresh();
                    var before = server.TotalProcessorTime;
                    var requests = await LoadAsync(address, path, delivery, Round);
                    server.Refresh();
                    costs[path].Add((server.TotalProcessorTime - before).TotalMicroseconds / requests);
                }
            }

            Print(costs, delivery.Length);
        }
        finally
        {
            server.Kill();
        }
    }

    private static void Print(Dictionary<string, List<double>> costs, int bytes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Processor time of the server for one POST of {bytes:N0} bytes; {Connections} connections, medians of {Rounds} rounds in turn"));
        var empty = Median(costs[EndpointServer.Empty]);
        var floor = Median(costs[EndpointServer.Floor]);
        foreach (var (path, values) in costs)
        {
            var median = Median(values);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path,-9} {median,6:0.0} µs  ({values.Min():0.0} to {values.Max():0.0})  {median / empty:0.00} × empty  {median / floor:0.00} × floor"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<int> LoadAsync(Uri address, string path, Numbered delivery, TimeSpan duration)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendUntilAsync(address, path, delivery, end))));
        return counts.Sum();
    }

    private static async Task<int> SendUntilAsync(Uri address, string path, Numbered delivery, long end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, address.Port));
        var answer = new byte[1_024];
        var count = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            await socket.SendAsync(delivery.Request(path));
            var received = await socket.ReceiveAsync(answer);
            if (!answer.AsSpan(0, received).StartsWith("HTTP/1.1 200 "u8))
            {
                throw new InvalidOperationException(Encoding.ASCII.GetString(answer, 0, received));
            }

            count++;
        }

        return count;
    }

    /// <summary>A sample whose post has another id each time: one that came before would not be handled again.</summary>
    private sealed class Numbered
    {
        private readonly byte[] body;
        private readonly int[] places;
        private readonly int digits;
        private long number;

        public Numbered()
        {
            var sample = TwitterSamples.All.Where(sample => sample.EventKey == "tweet_create_events").MaxBy(sample => sample.Body.Length)!;
            body = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(System.Text.Json.JsonElement.Parse(sample.Body.Span));
            var post = (TweetCreateEvent)DeliveryReader.Read(body).Events[0];
            string id = post.Tweet.Id!;
            digits = id.Length;
            number = (long)Math.Pow(10, digits - 1);
            var found = new List<int>();
            for (var at = 0; body.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(id)) is >= 0 and var next; at += next + digits)
            {
                found.Add(at + next);
            }

            places = [.. found];
        }

        public int Length => body.Length;

        public byte[] Request(string path)
        {
            var next = (byte[])body.Clone();
            var id = Encoding.ASCII.GetBytes(Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture));
            foreach (var place in places)
            {
                id.CopyTo(next, place);
            }

            var signature = WebhookSignature.Create(next, EndpointServer.Secret);
            var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{WebhookSignature.HeaderName}: {signature}\r\nContent-Length: {next.Length}\r\n\r\n";
            return [.. Encoding.ASCII.GetBytes(head), .. next];
        }
    }
}
