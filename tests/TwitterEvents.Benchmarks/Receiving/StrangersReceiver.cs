using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TwitterEvents.Tests;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// The receiver as a process of its own: prints its address, then the bytes its objects hold for each line it is sent, and ends when its
/// input does.
/// </summary>
internal static class StrangersReceiver
{
    public const string Argument = "strangers-receiver";
    public const string Secret = "a secret of this benchmark";
    public const string Path = "/webhooks/twitter";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Twitter:ConsumerSecret"] = Secret });
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).Handle<TwitterEvent>("Nothing", (_, _, _) => default);
        await using var app = builder.Build();
        app.MapTwitterEvents(Path);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture));
        }
    }
}
