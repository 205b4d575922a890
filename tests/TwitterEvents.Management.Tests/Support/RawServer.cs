using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwitterEvents.Management.Tests;

/// <summary>A socket that is answered byte by byte, also in ways no server would.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, NetworkStream, Task<bool>> answer;
    private readonly List<Task> connections = [];
    private readonly List<string> requests = [];
    private readonly Task accepting;

    /// <param name="answer">Gets the head of a request and where to answer; says whether the connection stays open.</param>
    public RawServer(Func<string, NetworkStream, Task<bool>> answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Address => $"http://{listener.LocalEndpoint}";

    /// <summary>The heads of what has arrived.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>Writes and keeps the connection open.</summary>
    public static async Task<bool> SayAsync(NetworkStream stream, string text)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text), CancellationToken.None);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stopping.Token)));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            while (await ReadHeadAsync(stream) is { } head)
            {
                lock (requests)
                {
                    requests.Add(head);
                }

                if (!await answer(head, stream))
                {
                    return;
                }
            }
        }
    }

    /// <summary>A whole request, of which the head is returned; null at the end of the connection.</summary>
    private async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var text = "";
        var buffer = new byte[4_096];
        while (true)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && text.Length - end - 4 >= LengthOf(text[..end]))
            {
                return text[..end];
            }

            var read = await stream.ReadAsync(buffer, stopping.Token);
            if (read == 0)
            {
                return null;
            }

            text += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }

    private static int LengthOf(string head) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
