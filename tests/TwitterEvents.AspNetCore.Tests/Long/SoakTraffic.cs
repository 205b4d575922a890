using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TwitterEvents.Testing;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>What X and strangers send, mixed: new deliveries, deliveries again, forged, broken, hostile and slow ones, and checks all the while.</summary>
internal sealed class SoakTraffic(Uri address, Action reload)
{
    private const int Senders = 6;
    private const int SlowStrangers = 8;

    private static readonly TimeSpan XWaits = TimeSpan.FromSeconds(3);
    private static readonly NumberedSample[] Samples = [.. TwitterSamples.All.Select(sample => new NumberedSample(sample.Body.Span))];

    private static readonly byte[][] Hostile =
    [
        .. new[]
        {
            "", "null", "[]", "{", "{}", "\"text\"", "{\"for_user_id\":", "{\"for_user_id\":1e999}", "{\"for_user_id\":{\"a\":[{}]},\"follow_events\":7}",
            "{\"follow_events\":[null,1,\"a\",[[]],{\"type\":{}}]}", "{\"a\":" + new string('[', 2_000), "{\"\\ud800\":\"\\udfff\\u0000\"}",
            "{\"user_event\":{\"revoke\":[]}}", "{\"direct_message_events\":[" + string.Join(',', Enumerable.Repeat("{}", 300)) + "]}",
            $"{{\"{new string('k', 60_000)}\":\"{new string('v', 60_000)}\"}}",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
    ];

    private readonly ConcurrentDictionary<string, long> answers = new();
    private readonly ConcurrentQueue<byte[]> sent = new();
    private long number;
    private long requests;
    private long slowestCheck;

    public IReadOnlyDictionary<string, long> Answers => answers;

    public long Requests => Interlocked.Read(ref requests);

    public TimeSpan SlowestCheck => TimeSpan.FromTicks(Interlocked.Read(ref slowestCheck));

    /// <summary>Sends for a while; nothing is on its way when it returns.</summary>
    public async Task RunAsync(TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        await Task.WhenAll([
            Repeat(() => CheckAsync(client), stop.Token),
            Repeat(ReloadAsync, stop.Token),
            .. Enumerable.Range(0, Senders).Select(_ => Repeat(() => SendAsync(client), stop.Token)),
            .. Enumerable.Range(0, SlowStrangers).Select(_ => Repeat(() => DawdleAsync(stop.Token), stop.Token)),
        ]);
    }

    private static Task Repeat(Func<Task> action, CancellationToken stop) => Task.Run(
        async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await action();
            }
        },
        CancellationToken.None);

    private async Task CheckAsync(HttpClient client)
    {
        var token = SignedRequest.NewCrcToken();
        using var request = SignedRequest.Crc(new Uri(address, Signed.Path), token);
        var sentAt = Stopwatch.GetTimestamp();
        using var response = await client.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(sentAt);
        var answer = await response.Content.ReadAsStringAsync();
        Count(answer.Contains(Signed.Mac(token, ReceiverHost.ConsumerSecret), StringComparison.Ordinal) ? "check right" : $"check wrong: {answer}");
        Count(took <= XWaits ? "check in time" : "check too late");
        if (took.Ticks > slowestCheck)
        {
            Interlocked.Exchange(ref slowestCheck, took.Ticks);
        }

        await Task.Delay(20, CancellationToken.None);
    }

    private async Task ReloadAsync()
    {
        reload();
        Count("reload");
        await Task.Delay(100, CancellationToken.None);
    }

    private Task SendAsync(HttpClient client) => Random.Shared.Next(20) switch
    {
        < 10 => PostAsync(client, "new", Remember(NextSample())),
        < 13 => PostAsync(client, "again", sent.TryDequeue(out var body) ? body : NextSample()),
        < 15 => PostAsync(client, "hostile", Hostile[Random.Shared.Next(Hostile.Length)]),
        < 16 => PostAsync(client, "random", Encoding.UTF8.GetBytes(RandomJson.Object(Random.Shared))),
        < 18 => PostAsync(client, "forged", NextSample(), "a forger's secret"),
        < 19 => AbortAsync(),
        _ => HalfAsync(),
    };

    private byte[] NextSample() => Samples[Random.Shared.Next(Samples.Length)].Next(Interlocked.Increment(ref number));

    private byte[] Remember(byte[] body)
    {
        if (sent.Count < 100)
        {
            sent.Enqueue(body);
        }

        return body;
    }

    private async Task PostAsync(HttpClient client, string kind, byte[] body, string secret = ReceiverHost.ConsumerSecret)
    {
        using var request = Signed.Post(body, secret);
        using var response = await client.SendAsync(request);
        Count($"{kind} {(int)response.StatusCode}");
    }

    /// <summary>Hangs up in the middle of a body.</summary>
    private async Task AbortAsync()
    {
        using var socket = await ConnectAsync(1_000, Random.Shared.Next(0, 900));
        socket.LingerState = new LingerOption(true, 0);
        Count("aborted");
    }

    /// <summary>Ends its side in the middle of a body, and reads on.</summary>
    private async Task HalfAsync()
    {
        using var socket = await ConnectAsync(1_000, Random.Shared.Next(0, 900));
        socket.Shutdown(SocketShutdown.Send);
        Count($"half {await AnswerAsync(socket, CancellationToken.None)}");
    }

    /// <summary>Sends a few bytes a second, until it is shown out.</summary>
    private async Task DawdleAsync(CancellationToken stop)
    {
        using var socket = await ConnectAsync(100_000, 10);
        try
        {
            var answer = AnswerAsync(socket, stop);
            while (!answer.IsCompleted)
            {
                await socket.SendAsync(new byte[3], stop);
                await Task.WhenAny(answer, Task.Delay(500, stop));
            }

            // Deaf to the answer, it goes on for a while: the server has to get rid of it.
            Count($"slow {await answer}");
            for (var i = 0; i < 4; i++)
            {
                await socket.SendAsync(new byte[3], stop);
                await Task.Delay(250, stop);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            Count("slow hung up");
        }
    }

    private async Task<Socket> ConnectAsync(int declaredLength, int sentLength)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);

        // Kept alive: the server has to get rid of the rest of the body.
        var head = $"POST {Signed.Path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {declaredLength}\r\n"
            + $"{Signed.Header}: {Signed.Mac("x", "a forger's secret")}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(head));
        await socket.SendAsync(new byte[sentLength]);
        return socket;
    }

    private static async Task<string> AnswerAsync(Socket socket, CancellationToken stop)
    {
        var answer = new byte[1_024];
        try
        {
            var length = await socket.ReceiveAsync(answer, stop);
            return length < 12 ? "closed" : Encoding.ASCII.GetString(answer, 9, 3);
        }
        catch (SocketException)
        {
            return "reset";
        }
    }

    private void Count(string what)
    {
        Interlocked.Increment(ref requests);
        answers.AddOrUpdate(what, 1, static (_, count) => count + 1);
    }
}
