using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Dispatching;
using TwitterEvents.Sqlite;
using TwitterEvents.Testing;

namespace TwitterEvents.Inbox.Tests;

/// <summary>An app with an inbox and two handlers.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly IHost host;

    private App(IHost host) => this.host = host;

    public ConcurrentQueue<string> Begun { get; } = new();

    public ConcurrentQueue<string> Done { get; } = new();

    public ConcurrentQueue<string> Neighbour { get; } = new();

    public required CollectedLogs Logs { get; init; }

    public IServiceProvider Services => host.Services;

    public IInboxManagement Management => host.Services.GetRequiredService<IInboxManagement>();

    public Task<InboxStatus> StatusAsync() => Management.GetStatusAsync(TestContext.Current.CancellationToken);

    /// <summary>What the first handler does with an event, by its id and the attempt.</summary>
    public Func<string, int, Task> Handle { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>What the second handler does.</summary>
    public Func<string, int, Task> HandleNext { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>Whether the first handler takes until it is cancelled.</summary>
    public bool IsSlow { get; init; }

    public static Task<App> StartAsync(string path, Action<SqliteInboxOptions>? configure = null, Func<string, int, Task>? handle = null) =>
        StartAsync(Store.Sqlite(path, configure), handle: handle);

    public static async Task<App> StartAsync(
        Store store, Action<InboxOptions>? configure = null, Func<string, int, Task>? handle = null, bool isRenamed = false, (string, string)? names = null, bool isSlow = false,
        Retries? retries = null, Func<string, int, Task>? handleNext = null, TimeSpan? limit = null, FakeX? x = null, TimeProvider? time = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        App app = null!;
        var events = builder.Services.AddTwitterEventsCore(options => options.HandlerTimeout = limit ?? options.HandlerTimeout)
            .Add(isRenamed
                ? HandlerOf<Renamed>((e, context, token) => app.HandleAsync(e, context, token), order: 1, "First", retries)
                : HandlerOf<First>((e, context, token) => app.HandleAsync(e, context, token), order: 1, names?.Item1 ?? "First", retries))
            .Add(HandlerOf<Second>((e, context, _) => app.KeepAsync(e, context), order: 2, names?.Item2 ?? "Second"));
        store.AddTo(events, options =>
        {
            options.FirstPause = TimeSpan.FromMilliseconds(10);
            configure?.Invoke(options);
        });
        if (x is not null)
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Twitter:BaseAddress"] = x.Address.OriginalString,
                ["Twitter:ConsumerKey"] = x.App.ConsumerKey,
                ["Twitter:ConsumerSecret"] = x.App.ConsumerSecret,
                ["Twitter:AccessToken"] = x.App.Owner.AccessToken,
                ["Twitter:AccessTokenSecret"] = x.App.Owner.AccessTokenSecret,
            });
            events.UseActivityStream(static stream => stream.Connections = 2).EnsureRegistered();
        }

        var logs = new CollectedLogs();
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        app = new App(builder.Build()) { Logs = logs, IsSlow = isSlow, HandleNext = handleNext ?? (static (_, _) => Task.CompletedTask) };
        app.Handle = handle ?? app.Handle;
        await app.host.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <param name="id">The event's id.</param>
    /// <param name="userId">Whom it is for.</param>
    /// <param name="padding">What is added to the body: another delivery of the same event.</param>
    public Task<DeliveryOutcome> PostAsync(string id, string userId = "815", string padding = "") => PostAsync([.. Body(id, userId), .. Encoding.UTF8.GetBytes(padding)]);

    public Task<DeliveryOutcome> PostAsync(byte[] body) =>
        host.Services.GetRequiredService<DeliveryProcessor>().ProcessAsync(body, cancellationToken: TestContext.Current.CancellationToken);

    public static byte[] Body(string id, string userId = "815") => Encoding.UTF8.GetBytes(
        $$"""{"data":{"event_type":"follow.follow","event_uuid":"{{id}}","filter":{"user_id":"{{userId}}"},"payload":{"source":{"id":"1815"},"target":{"id":"{{userId}}"} } } }""");

    /// <summary>Stops it, and waits for nothing that runs.</summary>
    public async Task StopNowAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await host.StopAsync(now.Token);
    }

    /// <summary>Stops it and closes what it has, and waits for nothing that runs.</summary>
    public async Task EndNowAsync()
    {
        await StopNowAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private async ValueTask HandleAsync(string id, EventContext context, CancellationToken cancellationToken)
    {
        Begun.Enqueue(id);
        if (IsSlow)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        await Handle(id, context.Attempt);
        Done.Enqueue(id);
    }

    private ValueTask KeepAsync(string id, EventContext context)
    {
        Neighbour.Enqueue(id);
        return new ValueTask(HandleNext(id, context.Attempt));
    }

    private static HandlerRegistration HandlerOf<T>(
        Func<string, EventContext, CancellationToken, ValueTask> handle, int order, string name, Retries? retries = null) => new(
        typeof(T),
        order,
        static provider => provider,
        new HandlerMethod(typeof(FollowFollowEvent), (_, e, context, token) => handle(((FollowFollowEvent)e).EventId!, context, token)),
        new HandlerMethod(typeof(DirectMessageEvent), (_, e, context, token) => handle(((DirectMessageEvent)e).Id!, context, token)))
        {
            Name = name,
            MaxAttempts = retries?.MaxAttempts,
            FirstPause = retries?.FirstPause,
            LongestPause = retries?.LongestPause,
            StrictOrder = retries?.StrictOrder ?? false,
        };

    /// <summary>What a handler says of itself, as [Retry] does.</summary>
    internal sealed record Retries(int? MaxAttempts = null, TimeSpan? FirstPause = null, TimeSpan? LongestPause = null, bool StrictOrder = false);

    private sealed class First;

    private sealed class Renamed;

    private sealed class Second;
}
