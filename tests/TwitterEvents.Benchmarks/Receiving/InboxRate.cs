using System.Diagnostics;
using System.Globalization;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// How many signed deliveries a second are answered 200, and what one costs the server in processor time: by an empty endpoint, without an inbox, and with
/// one in a SQLite file, and in a nats-server beside it, both with handlers in the same process and as a receiver alone whose workers are elsewhere. They
/// take turns, so that ratios hold on a noisy machine.
/// </summary>
internal static class InboxRate
{
    private const int Connections = 64;
    private const int Users = 50;
    private const int Rounds = 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("twitter-events-");
        var (database, receiving) = (Path.Combine(folder.FullName, "events.db"), Path.Combine(folder.FullName, "received.db"));
        var (queues, full) = (folder.CreateSubdirectory("nats"), folder.CreateSubdirectory("full"));
        using var queue = NatsProcess.Start(queues, out var queueAddress);
        using var fullQueue = NatsProcess.Start(full, out var fullAddress);
        using var plain = EndpointServer.StartProcess(out var plainAddress);
        using var sqlite = EndpointServer.StartProcess(out var sqliteAddress, database);
        using var nats = EndpointServer.StartProcess(out var natsAddress, queueAddress);
        using var sqliteReceiver = EndpointServer.StartProcess(out var sqliteReceiverAddress, receiving, receivesOnly: true);
        using var natsReceiver = EndpointServer.StartProcess(out var natsReceiverAddress, fullAddress, receivesOnly: true);
        Process[] processes = [nats, natsReceiver, sqlite, sqliteReceiver, plain, queue, fullQueue];
        try
        {
            (string Name, Process[] Servers, Uri Address, string Path, IInboxManagement? Inbox)[] all =
            [
                ("empty endpoint", [plain], plainAddress, EndpointServer.Empty, null),
                ("no inbox", [plain], plainAddress, EndpointServer.Webhook, null),
                ("SQLite", [sqlite], sqliteAddress, EndpointServer.Webhook, new SqliteInboxManagement(database, TimeProvider.System)),
                ("NATS", [nats, queue], natsAddress, EndpointServer.Webhook, new NatsInboxManagement(new NatsInboxOptions { Url = queueAddress }, TimeProvider.System)),
                ("SQLite, receiving only", [sqliteReceiver], sqliteReceiverAddress, EndpointServer.Webhook, null),
                ("NATS, receiving only", [natsReceiver, fullQueue], natsReceiverAddress, EndpointServer.Webhook, null),
            ];
            var delivery = new NumberedDelivery(Users, NumberedDelivery.UsualLength);
            var figures = all.ToDictionary(static way => way.Name, static _ => new List<(double Rate, double Cost)>());
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var (name, servers, address, path, inbox) in all)
                {
                    var figure = await MeasureAsync(servers, address, path, delivery, round == 0 ? WarmUp : Round);
                    if (round > 0)
                    {
                        figures[name].Add(figure);
                    }

                    if (inbox is not null)
                    {
                        await DrainAsync(name, inbox);
                    }
                }
            }

            Print(figures, delivery.Length);
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Rate, double Cost)> MeasureAsync(Process[] servers, Uri address, string path, NumberedDelivery delivery, TimeSpan duration)
    {
        var (before, started) = (ProcessorTime(servers), Stopwatch.GetTimestamp());
        var requests = await EndpointLoad.RunAsync(address, path, delivery, Connections, duration);
        return (requests / Stopwatch.GetElapsedTime(started).TotalSeconds, (ProcessorTime(servers) - before).TotalMicroseconds / requests);
    }

    private static TimeSpan ProcessorTime(Process[] servers) => servers.Aggregate(TimeSpan.Zero, static (sum, server) =>
    {
        server.Refresh();
        return sum + server.TotalProcessorTime;
    });

    /// <summary>Waits until all is handled, so that no round pays for the one before.</summary>
    private static async Task DrainAsync(string name, IInboxManagement inbox)
    {
        var started = Stopwatch.GetTimestamp();
        var first = (await inbox.GetStatusAsync()).Waiting;
        while ((await inbox.GetStatusAsync()).Waiting > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {first:N0} were not handled yet when the load ended; {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s later all were."));
    }

    private static void Print(Dictionary<string, List<(double Rate, double Cost)>> figures, int bytes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"POSTs of {bytes:N0} bytes of {Users} users; {Connections} connections beside the server, medians of {Rounds} rounds in turn"));
        var empty = Median(figures["empty endpoint"].Select(static figure => figure.Rate));
        foreach (var (name, values) in figures)
        {
            var rate = Median(values.Select(static figure => figure.Rate));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-22} {rate,7:N0} posts/s  {rate / empty:0.00} × empty  {Median(values.Select(static figure => figure.Cost)),6:0} µs of processors a post (the server's, and nats-server's)"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
