using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>An app that receives events, on a real socket.</summary>
internal sealed class Bot : IAsyncDisposable
{
    public const string Path = "/webhooks/twitter";

    private readonly WebApplication app;

    private Bot(WebApplication app, string url, CollectedLogs logs)
    {
        this.app = app;
        Url = url;
        Logs = logs;
    }

    public string Url { get; }

    public CollectedLogs Logs { get; }

    /// <summary>Whether the app's secret has just been lost, as far as X can see.</summary>
    public bool AnswersChecksWrongly
    {
        get => Services.GetRequiredService<EventKeeper>().AnswersChecksWrongly;
        set => Services.GetRequiredService<EventKeeper>().AnswersChecksWrongly = value;
    }

    public IServiceProvider Services => app.Services;

    public TwitterRegistration Registration => Services.GetRequiredService<TwitterRegistration>();

    public ActivityStreamMonitor Stream => Services.GetRequiredService<ActivityStreamMonitor>();

    /// <summary>What <see cref="ActionKeeper"/> handled.</summary>
    public IReadOnlyCollection<string> Actions => Services.GetRequiredService<ActionKeeper.Calls>().Names;

    public EventKeeper Events => Services.GetRequiredService<EventKeeper>();

    /// <summary>An app with the credentials of a fake X.</summary>
    /// <param name="x">The X it is registered with.</param>
    /// <param name="api">How it is registered.</param>
    /// <param name="register">Registers by itself; null if not.</param>
    /// <param name="secret">Another secret than X has.</param>
    /// <param name="time">The clock of the app.</param>
    /// <param name="pipeline">What stands before the endpoint.</param>
    /// <param name="change">Changes the settings.</param>
    /// <param name="services">Services of the app's own.</param>
    /// <param name="map">Endpoints of the app's own.</param>
    /// <param name="stream">Reads the stream; null if not.</param>
    public static async Task<Bot> StartAsync(
        FakeX x,
        TwitterApi api,
        Action<TwitterRegistrationOptions>? register = null,
        string? secret = null,
        TimeProvider? time = null,
        Action<WebApplication>? pipeline = null,
        Action<Dictionary<string, string?>>? change = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null,
        Action<ActivityStreamOptions>? stream = null)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}{Path}";
        var logs = new CollectedLogs();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.WebHost.UseUrls(url[..^Path.Length]);
        var settings = Settings(x, api);
        settings["Twitter:Url"] = url;
        settings["Twitter:ConsumerSecret"] = secret ?? x.App.ConsumerSecret;
        change?.Invoke(settings);
        builder.Configuration.AddInMemoryCollection(settings);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        services?.Invoke(builder.Services);
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton<EventKeeper>();
        builder.Services.AddSingleton<ActionKeeper.Calls>();
        var twitter = builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).AddHandlers();
        if (register is not null)
        {
            twitter.EnsureRegistered(register);
        }

        if (stream is not null)
        {
            twitter.UseActivityStream(stream);
        }

        var app = builder.Build();
        pipeline?.Invoke(app);
        var keeper = app.Services.GetRequiredService<EventKeeper>();
        app.Use((context, next) => keeper.AnswersChecksWrongly && HttpMethods.IsGet(context.Request.Method)
            ? context.Response.WriteAsJsonAsync(new { response_token = "sha256=bm90aGluZw==" })
            : next(context));
        app.MapTwitterEvents(Path);
        app.MapHealthChecks("/health");
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Bot(app, url, logs);
    }

    /// <summary>The settings of section <c>Twitter</c> for a fake X.</summary>
    public static Dictionary<string, string?> Settings(FakeX x, TwitterApi api) => new()
    {
        ["Twitter:Api"] = api switch { TwitterApi.XActivity => "x-activity", TwitterApi.V1Premium => "v1-premium", TwitterApi.V1Enterprise => "V1Enterprise", _ => "v2" },
        ["Twitter:Environment"] = "dev",
        ["Twitter:BaseAddress"] = x.Address.OriginalString,
        ["Twitter:ConsumerKey"] = x.App.ConsumerKey,
        ["Twitter:ConsumerSecret"] = x.App.ConsumerSecret,
        ["Twitter:AccessToken"] = x.App.Owner.AccessToken,
        ["Twitter:AccessTokenSecret"] = x.App.Owner.AccessTokenSecret,
        ["Twitter:ClientId"] = x.App.ClientId,
    };

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>What the handler got.</summary>
    internal sealed class EventKeeper
    {
        public volatile bool AnswersChecksWrongly;

        public ConcurrentQueue<(TwitterEvent Event, string? ForUserId)> Events { get; } = new();
    }

    internal sealed class Keeper(EventKeeper keeper) : IHandle<TwitterEvent>
    {
        public ValueTask HandleAsync(TwitterEvent e, EventContext context, CancellationToken cancellationToken)
        {
            keeper.Events.Enqueue((e, context.ForUserId));
            return ValueTask.CompletedTask;
        }
    }
}
