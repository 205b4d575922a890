using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// How many signed deliveries a second are answered 200, and what one costs the server in processor time: by an empty endpoint, without an inbox, and with
/// one in a SQLite file. They take turns, so that ratios hold on a noisy machine.
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
        var database = Path.Combine(folder.FullName, "events.db");
        using var plain = EndpointServer.StartProcess(out var plainAddress);
        using var sqlite = EndpointServer.StartProcess(out var sqliteAddress, database);
        try
        {
            (string Name, Process Server, Uri Address, string Path)[] all =
            [
                ("empty endpoint", plain, plainAddress, EndpointServer.Empty),
                ("no inbox", plain, plainAddress, EndpointServer.Webhook),
                ("SQLite", sqlite, sqliteAddress, EndpointServer.Webhook),
            ];
            var delivery = new NumberedDelivery(Users);
            var figures = all.ToDictionary(static way => way.Name, static _ => new List<(double Rate, double Cost)>());
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var (name, server, address, path) in all)
                {
                    var (rate, cost) = await MeasureAsync(server, address, path, delivery, round == 0 ? WarmUp : Round);
                    if (round > 0)
                    {
                        figures[name].Add((rate, cost));
                    }
                }

                await DrainAsync(database);
            }

            Print(figures, delivery.Length);
        }
        finally
        {
            plain.Kill();
            sqlite.Kill();
            await sqlite.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Rate, double Cost)> MeasureAsync(Process server, Uri address, string path, NumberedDelivery delivery, TimeSpan duration)
    {
        server.Refresh();
        var (before, started) = (server.TotalProcessorTime, Stopwatch.GetTimestamp());
        var requests = await EndpointLoad.RunAsync(address, path, delivery, Connections, duration);
        server.Refresh();
        return (requests / Stopwatch.GetElapsedTime(started).TotalSeconds, (server.TotalProcessorTime - before).TotalMicroseconds / requests);
    }

    /// <summary>Waits until all is handled, so that no round pays for the one before.</summary>
    private static async Task DrainAsync(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Mode=ReadWrite");
        await connection.OpenAsync();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM deliveries WHERE state = 0";
        var started = Stopwatch.GetTimestamp();
        var first = (long)(await command.ExecuteScalarAsync())!;
        while ((long)(await command.ExecuteScalarAsync())! > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first:N0} were not handled yet when the load ended; {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s later all were."));
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
                $"{name,-15} {rate,7:N0} posts/s  {rate / empty:0.00} × empty  {Median(values.Select(static figure => figure.Cost)),6:0} µs of the server's processors a post"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
