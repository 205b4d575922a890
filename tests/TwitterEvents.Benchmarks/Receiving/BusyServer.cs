using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TwitterEvents.Tests;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>The server of <see cref="CrcBesideBlockedHandlers"/> and <see cref="CrcBesideLargeBodies"/>: a process of its own.</summary>
internal static class BusyServer
{
    public const string Argument = "busy-server";
    public const string Secret = "a secret of this benchmark";
    public const string Path = "/webhooks/twitter";

    public const string Returns = "return";
    public const string BlocksAtOnce = "block at once";
    public const string BlocksLater = "block after many quick calls";
    public const string BlocksAfterAwait = "block after an await";
    public const string BlocksOnPool = "block after ConfigureAwait(false)";

    /// <summary>How many calls return, for <see cref="BlocksLater"/>: more than it takes to be trusted with the delivery's own thread.</summary>
    public const int QuickCalls = 200;

    private static int calls;

    /// <param name="handlers">What its handler does: one of the constants.</param>
    /// <param name="url">The webhook.</param>
    public static Process StartProcess(string handlers, out Uri url)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(handlers);
        var process = Process.Start(start)!;
        url = new Uri(new Uri(process.StandardOutput.ReadLine()!), Path);
        return process;
    }

    /// <summary>Prints its address, and ends when its input does.</summary>
    public static async Task RunAsync(string handlers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Twitter:ConsumerSecret"] = Secret,

            // Almost nothing is remembered, so that the same body sent again is handled again.
            ["Twitter:RedeliveryCapacity"] = "1",
        });
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"))
            .Handle<TwitterEvent>("Busy", (_, _, _) => HandleAsync(handlers));
        var app = builder.Build();
        app.MapTwitterEvents(Path);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        // Its handlers do not end.
        Environment.Exit(0);
    }

    private static async ValueTask HandleAsync(string handlers)
    {
        if (handlers == Returns || (handlers == BlocksLater && Interlocked.Increment(ref calls) <= QuickCalls))
        {
            return;
        }

        if (handlers == BlocksAfterAwait)
        {
            await Task.Yield();
        }
        else if (handlers == BlocksOnPool)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        new ManualResetEventSlim().Wait();
    }
}
