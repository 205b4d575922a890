using System.Net.Sockets;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>A bare TCP connection, for what an HTTP client will not send.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket;

    private RawConnection(Socket socket) => this.socket = socket;

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return new RawConnection(socket);
    }

    public static byte[] PostHead(int contentLength, params string[] headers) =>
        Encoding.Latin1.GetBytes(Head($"Content-Length: {contentLength}", headers));

    public static byte[] ChunkedPostHead(params string[] headers) => Encoding.Latin1.GetBytes(Head("Transfer-Encoding: chunked", headers));

    public static byte[] Chunk(ReadOnlySpan<byte> data) =>
        [.. Encoding.Latin1.GetBytes($"{data.Length:x}\r\n"), .. data, .. "\r\n"u8];

    public static byte[] LastChunk() => [.. "0\r\n\r\n"u8];

    /// <summary>Sends all of it, unless the server has closed before.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            for (var sent = 0; sent < bytes.Length;)
            {
                sent += await socket.SendAsync(bytes.AsMemory(sent), TestContext.Current.CancellationToken);
            }
        }
        catch (SocketException)
        {
            // It answers a request it refuses before it has all of it.
        }
    }

    public async Task<string> ReadToEndAsync()
    {
        using var stream = new NetworkStream(socket, ownsSocket: false);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the server says before it has the rest of a request: the beginning of its answer.</summary>
    public async Task<string> ReadHeadAsync()
    {
        var bytes = new byte[1_024];
        var length = await socket.ReceiveAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.Latin1.GetString(bytes, 0, length);
    }

    /// <summary>Ends what is sent; the answer can still be read.</summary>
    public void EndSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server was faster, and has reset the connection.
        }
    }

    /// <summary>Waits for the end of the connection, whichever way it ends.</summary>
    public async Task ReadUntilClosedAsync()
    {
        try
        {
            await ReadToEndAsync();
        }
        catch (IOException)
        {
            // A reset is an end too.
        }
    }

    /// <summary>Hangs up at once, with a reset.</summary>
    public void Abort()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();

    private static string Head(string framing, string[] headers) =>
        $"POST {Signed.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{framing}\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";
}
