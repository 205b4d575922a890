using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing;
using TwitterEvents.Tests;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>How long CRC answers take when every place for a delivery is taken and further ones are refused as fast as they come.</summary>
internal static class CrcUnderLoad
{
    private const string Secret = "a secret of this benchmark";
    private const int Places = 64;
    private const int Senders = 16;
    private const int Checks = 5_000;

    public static async Task RunAsync()
    {
        var places = new CountdownEvent(Places);
        var blocked = new TaskCompletionSource();
        await using var app = await StartAsync(places, blocked.Task);
        var url = new Uri(new Uri(app.Urls.Single()), "/webhooks/twitter");
        using var client = new HttpClient();
        var work = Enumerable.Range(0, Places).Select(i => PostAsync(client, url, i)).ToArray();
        places.Wait();

        using var stop = new CancellationTokenSource();
        var refused = 0;
        var flood = Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                if (await PostAsync(client, url, -1 - sender) == HttpStatusCode.ServiceUnavailable)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        })).ToArray();

        await CheckAsync(client, url, 500);
        var refusedBefore = refused;
        var clock = Stopwatch.StartNew();
        var times = await CheckAsync(client, url, Checks);
        var rate = (refused - refusedBefore) / clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await Task.WhenAll(flood);
        blocked.SetResult();
        await Task.WhenAll(work);

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            CRC with all {Places} places taken and {rate:N0} deliveries a second refused by {Senders} senders; {Checks:N0} checks, one after another:
            median {times[Checks / 2]:0.00} ms, p99 {times[Checks * 99 / 100]:0.00} ms, longest {times[^1]:0.00} ms (X waits 3,000 ms)
            """));
    }

    private static async Task<WebApplication> StartAsync(CountdownEvent places, Task blocked)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twitter:ConsumerSecret"] = Secret,
            ["Twitter:HandlerBudget"] = "00:10:00",
            ["Twitter:MaxConcurrentDeliveries"] = Places.ToString(CultureInfo.InvariantCulture),
        });
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).Handle<TwitterEvent>("Blocking", async (_, _, _) =>
        {
            places.Signal();
            await blocked;
        });
        var app = builder.Build();
        app.MapTwitterEvents("/webhooks/twitter");
        await app.StartAsync();
        return app;
    }

    private static async Task<double[]> CheckAsync(HttpClient client, Uri url, int count)
    {
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            using var request = SignedRequest.Crc(url, SignedRequest.NewCrcToken());
            var started = Stopwatch.GetTimestamp();
            using var response = await client.SendAsync(request);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            response.EnsureSuccessStatusCode();
        }

        return times;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, Uri url, int number)
    {
        var body = System.Text.Encoding.UTF8.GetBytes($$"""{"for_user_id":"1","tweet_delete_events":[{"timestamp_ms":"{{number}}"}]}""");
        using var request = SignedRequest.Delivery(url, body, Secret);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
