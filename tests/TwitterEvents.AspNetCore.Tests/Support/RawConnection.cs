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

    public async Task SendAsync(byte[] bytes) => await socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    public async Task<string> ReadToEndAsync()
    {
        using var stream = new NetworkStream(socket, ownsSocket: false);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
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
