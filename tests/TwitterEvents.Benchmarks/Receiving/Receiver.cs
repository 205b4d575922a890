using System.Diagnostics;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>One of those that <see cref="InboxRate"/> compares: a server, and what runs beside it for it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly Process[] processes;

    private Receiver(string name, string path, Process server, Uri address, IInboxManagement? inbox = null, Process? queue = null) =>
        (Name, Path, processes, Address, Inbox) = (name, path, queue is null ? [server] : [server, queue], address, inbox);

    public static IReadOnlyList<(string Name, Func<string, DirectoryInfo, Receiver> Start)> All { get; } =
    [
        ("no inbox", static (name, _) => Plain(name, EndpointServer.Webhook)),
        ("SQLite", static (name, folder) => WithSqlite(name, folder, receivesOnly: false)),
        ("NATS", static (name, folder) => WithNats(name, folder, receivesOnly: false)),
        ("SQLite, receiving only", static (name, folder) => WithSqlite(name, folder, receivesOnly: true)),
        ("NATS, receiving only", static (name, folder) => WithNats(name, folder, receivesOnly: true)),
    ];

    public string Name { get; }

    public Uri Address { get; }

    public string Path { get; }

    /// <summary>Where to ask what is not handled yet; null where nothing waits, or nobody handles it.</summary>
    public IInboxManagement? Inbox { get; }

    public TimeSpan ProcessorTime => processes.Aggregate(TimeSpan.Zero, static (sum, process) =>
    {
        process.Refresh();
        return sum + process.TotalProcessorTime;
    });

    public static Receiver Empty() => Plain("empty endpoint", EndpointServer.Empty);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static Receiver Plain(string name, string path) => new(name, path, EndpointServer.StartProcess(out var address), address);

    private static Receiver WithSqlite(string name, DirectoryInfo folder, bool receivesOnly)
    {
        var file = System.IO.Path.Combine(folder.FullName, "events.db");
        var server = EndpointServer.StartProcess(out var address, file, receivesOnly);
        return new Receiver(name, EndpointServer.Webhook, server, address, receivesOnly ? null : new SqliteInboxManagement(file, TimeProvider.System));
    }

    private static Receiver WithNats(string name, DirectoryInfo folder, bool receivesOnly)
    {
        var queue = NatsProcess.Start(folder, out var url);
        try
        {
            var server = EndpointServer.StartProcess(out var address, url, receivesOnly);
            var inbox = receivesOnly ? null : new NatsInboxManagement(new NatsInboxOptions { Url = url }, TimeProvider.System);
            return new Receiver(name, EndpointServer.Webhook, server, address, inbox, queue);
        }
        catch
        {
            queue.Kill();
            throw;
        }
    }
}
