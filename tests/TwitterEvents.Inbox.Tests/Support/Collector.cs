using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Takes what is exported with OTLP over HTTP, on loopback.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, string Body)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>All that came, with its signal: traces, metrics, logs. Text in it stands as UTF-8 in a body.</summary>
    public IReadOnlyCollection<(string Signal, string Body)> Received => received;

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new Collector(builder.Build());
        collector.app.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector.app.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    public string Of(string signal) => string.Concat(received.Where(one => one.Signal == signal).Select(static one => one.Body));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(string signal, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        received.Enqueue((signal, await reader.ReadToEndAsync(request.HttpContext.RequestAborted)));
        return Results.Bytes(Array.Empty<byte>(), "application/x-protobuf");
    }
}
