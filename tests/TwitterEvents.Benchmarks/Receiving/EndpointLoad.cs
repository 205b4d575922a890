using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>Posts as fast as so many connections can.</summary>
internal static class EndpointLoad
{
    /// <returns>How many posts were answered 200.</returns>
    public static async Task<int> RunAsync(Uri address, string path, NumberedDelivery delivery, int connections, TimeSpan duration)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => SendUntilAsync(address, path, delivery, end))));
        return counts.Sum();
    }

    private static async Task<int> SendUntilAsync(Uri address, string path, NumberedDelivery delivery, long end)
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
}
