using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>Connections of somebody without a secret, all of one kind.</summary>
/// <param name="bodyLength">What each declares, in bytes.</param>
/// <param name="pieceLength">How much each sends at a time, in bytes.</param>
/// <param name="pause">How long each waits before a piece.</param>
internal sealed class Stranger(int bodyLength, int pieceLength, TimeSpan pause)
{
    private readonly byte[] piece = new byte[pieceLength];
    private readonly ConcurrentDictionary<string, int> answers = new();

    private readonly byte[] head = Encoding.ASCII.GetBytes(
        $"POST {StrangersReceiver.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {bodyLength}\r\n"
            + "x-twitter-webhooks-signature: sha256=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n");

    private long bytes;

    /// <summary>What all of them have sent of their bodies.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public string Answers =>
        string.Join(", ", answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).Select(answer => $"{answer.Value} x {answer.Key}"));

    /// <summary>One connection: sends its body but for the last byte, and waits for an answer.</summary>
    public async Task ConnectAsync(Uri url, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(url.Host, url.Port, stop);
            await socket.SendAsync(head, stop);
            using var sending = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var sent = SendAsync(socket, sending.Token);
            var answer = new byte[64];
            var length = await socket.ReceiveAsync(answer, stop);
            Count(length >= 12 ? Encoding.ASCII.GetString(answer, 9, 3) : "closed");
            await sending.CancelAsync();
            await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (SocketException)
        {
            Count("reset");
        }
        catch (OperationCanceledException)
        {
            Count("held");
        }
    }

    private async Task SendAsync(Socket socket, CancellationToken stop)
    {
        for (var sent = 0; sent < bodyLength - 1;)
        {
            await Task.Delay(pause, stop);
            var length = await socket.SendAsync(piece.AsMemory(0, Math.Min(pieceLength, bodyLength - 1 - sent)), stop);
            Interlocked.Add(ref bytes, length);
            sent += length;
        }
    }

    private void Count(string answer) => answers.AddOrUpdate(answer, 1, static (_, count) => count + 1);
}
