using System.Buffers;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Tests;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>The server of <see cref="EndpointCost"/>.</summary>
internal static class EndpointServer
{
    public const string Argument = "endpoint-server";
    public const string Secret = "a secret of this benchmark";
    public const string Empty = "/empty";
    public const string Floor = "/floor";
    public const string Webhook = "/webhook";
    public const string ReceivesOnly = "receives-only";

    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Secret);

    public static IReadOnlyList<string> Paths { get; } = [Empty, Floor, Webhook];

    /// <param name="address">Where it listens.</param>
    /// <param name="inbox">Its inbox, the file of SQLite or the address of a NATS server; null for none.</param>
    /// <param name="receivesOnly">Whether it runs no handlers.</param>
    public static Process StartProcess(out Uri address, string? inbox = null, bool receivesOnly = false)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Argument);
        if (inbox is not null)
        {
            start.ArgumentList.Add(inbox);
            if (receivesOnly)
            {
                start.ArgumentList.Add(ReceivesOnly);
            }
        }

        var process = Process.Start(start)!;
        address = new Uri(process.StandardOutput.ReadLine()!);
        return process;
    }

    public static async Task RunAsync(string? inbox = null, bool receivesOnly = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Twitter:ConsumerSecret"] = Secret });
        var twitter = builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).Handle<TweetCreateEvent>("Quick", (_, _, _) => default);
        if (inbox?.StartsWith("nats://", StringComparison.Ordinal) == true)
        {
            twitter.UseNatsInbox(inbox, options => options.RunsHandlers = !receivesOnly);
        }
        else if (inbox is not null)
        {
            twitter.UseSqliteInbox(inbox, options => (options.RunsHandlers, options.MaxBacklog) = (!receivesOnly, int.MaxValue));
        }

        await using var app = builder.Build();
        app.MapPost(Empty, static context => ReadAsync(context.Request, static _ => { }));
        app.MapPost(Floor, static context => ReadAsync(context.Request, VerifyAndScan));
        app.MapTwitterEvents(Webhook);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    private static async Task ReadAsync(HttpRequest request, Action<byte[]> use)
    {
        var body = new byte[(int)request.ContentLength!];
        var length = 0;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            read.Buffer.CopyTo(body.AsSpan(length));
            length += (int)read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        use(body);
    }

    private static void VerifyAndScan(byte[] body)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Key, body, mac);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
        }
    }
}
