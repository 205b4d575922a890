using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>An app that receives webhooks, on a real Kestrel socket.</summary>
internal sealed class ReceiverHost : IAsyncDisposable
{
    public const string ConsumerSecret = "consumer-secret";

    private readonly WebApplication app;
    private readonly MeterListener meters;
    private readonly ConcurrentDictionary<string, long> counts;

    private ReceiverHost(WebApplication app, CollectedLogs logs, MeterListener meters, ConcurrentDictionary<string, long> counts)
    {
        this.app = app;
        this.meters = meters;
        this.counts = counts;
        Logs = logs;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public CollectedLogs Logs { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts an app. Nothing given: one secret, one path, no handler.</summary>
    public static async Task<ReceiverHost> StartAsync(
        Action<TwitterEventsBuilder>? handlers = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? pipeline = null,
        Dictionary<string, string?>? settings = null,
        TimeProvider? time = null)
    {
        var logs = new CollectedLogs();
        var app = Build(handlers, build, pipeline, settings, time, logs);
        var counts = new ConcurrentDictionary<string, long>();
        var meters = Listen(app.Services.GetRequiredService<IMeterFactory>(), counts);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ReceiverHost(app, logs, meters, counts);
    }

    public static WebApplication Build(
        Action<TwitterEventsBuilder>? handlers = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? pipeline = null,
        Dictionary<string, string?>? settings = null,
        TimeProvider? time = null,
        CollectedLogs? logs = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Debug);
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs);
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings ?? new() { ["Twitter:ConsumerSecret"] = ConsumerSecret });
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        build?.Invoke(builder);
        var twitter = builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter"));
        handlers?.Invoke(twitter);
        var app = builder.Build();
        (pipeline ?? (static app => app.MapTwitterEvents(Signed.Path))).Invoke(app);
        return app;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        await Client.SendAsync(request, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> GetAsync(string pathAndQuery) =>
        await Client.GetAsync(new Uri(pathAndQuery, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> PostAsync(string body)
    {
        using var request = Signed.Post(body);
        using var response = await SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Sends bytes as they are, and reads what comes until the server closes.</summary>
    public async Task<string> SendRawAsync(params byte[][] parts)
    {
        using var connection = await RawConnection.OpenAsync(Address);
        foreach (var part in parts)
        {
            await connection.SendAsync(part);
        }

        return await connection.ReadToEndAsync();
    }

    public Task<string> SendRawAsync(string text) => SendRawAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>How often the receiver refused for a reason, by its metric.</summary>
    public long Rejected(string reason) => counts.GetValueOrDefault($"twitter_events.rejected/{reason}");

    /// <summary>The present value of a gauge.</summary>
    public long Observe(string instrument)
    {
        meters.RecordObservableInstruments();
        return counts[instrument];
    }

    /// <summary>Stops the app while the client still waits for answers.</summary>
    public async Task DisposeClientlessAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        meters.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await DisposeClientlessAsync();
    }

    private static MeterListener Listen(IMeterFactory factory, ConcurrentDictionary<string, long> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "TwitterEvents" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.IsObservable)
            {
                counts[instrument.Name] = value;
                return;
            }

            foreach (var tag in tags)
            {
                counts.AddOrUpdate($"{instrument.Name}/{tag.Value}", value, (_, sum) => sum + value);
            }
        });
        listener.Start();
        return listener;
    }
}
