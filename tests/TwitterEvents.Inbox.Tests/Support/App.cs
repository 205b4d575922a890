using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Dispatching;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>An app with a SQLite inbox and two handlers, the second of which never fails.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly IHost host;

    private App(IHost host) => this.host = host;

    public ConcurrentQueue<string> Begun { get; } = new();

    public ConcurrentQueue<string> Done { get; } = new();

    public ConcurrentQueue<string> Neighbour { get; } = new();

    public required CollectedLogs Logs { get; init; }

    public IServiceProvider Services => host.Services;

    /// <summary>What the first handler does with an event, by its id and the attempt.</summary>
    public Func<string, int, Task> Handle { get; set; } = static (_, _) => Task.CompletedTask;

    public static async Task<App> StartAsync(string path, Action<SqliteInboxOptions>? configure = null, Func<string, int, Task>? handle = null, bool isRenamed = false, (string, string)? names = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        App app = null!;
        builder.Services.AddTwitterEventsCore()
            .Add(isRenamed
                ? HandlerOf<Renamed>((e, context) => app.HandleAsync(e, context), order: 1, "First")
                : HandlerOf<First>((e, context) => app.HandleAsync(e, context), order: 1, names?.Item1 ?? "First"))
            .Add(HandlerOf<Second>((e, _) => app.KeepAsync(e), order: 2, names?.Item2 ?? "Second"))
            .UseSqliteInbox(path, options =>
            {
                options.FirstPause = TimeSpan.FromMilliseconds(10);
                configure?.Invoke(options);
            });
        var logs = new CollectedLogs();
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        app = new App(builder.Build()) { Logs = logs };
        app.Handle = handle ?? app.Handle;
        await app.host.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    public Task<DeliveryOutcome> PostAsync(string id, string userId = "815") =>
        host.Services.GetRequiredService<DeliveryProcessor>().ProcessAsync(Body(id, userId), cancellationToken: TestContext.Current.CancellationToken);

    public static byte[] Body(string id, string userId = "815") => Encoding.UTF8.GetBytes(
        $$"""{"data":{"event_type":"follow.follow","event_uuid":"{{id}}","filter":{"user_id":"{{userId}}"},"payload":{"source":{"id":"1815"},"target":{"id":"{{userId}}"} } } }""");

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private async ValueTask HandleAsync(FollowFollowEvent e, EventContext context)
    {
        Begun.Enqueue(e.EventId!);
        await Handle(e.EventId!, context.Attempt);
        Done.Enqueue(e.EventId!);
    }

    private ValueTask KeepAsync(FollowFollowEvent e)
    {
        Neighbour.Enqueue(e.EventId!);
        return default;
    }

    private static HandlerRegistration HandlerOf<T>(Func<FollowFollowEvent, EventContext, ValueTask> handle, int order, string name) => new(
        typeof(T), order, static provider => provider, new HandlerMethod(typeof(FollowFollowEvent), (_, e, context, _) => handle((FollowFollowEvent)e, context))) { Name = name };

    private sealed class First;

    private sealed class Renamed;

    private sealed class Second;
}
