using System.Diagnostics;
using System.Globalization;
using TwitterEvents.Inbox;

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

    /// <summary>What is run often is compiled anew by how it is run: until then a fifth of the time goes to the compiler.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    /// <param name="part">Part of the names of those that are wanted. The empty endpoint, which all are compared with, is always one.</param>
    public static async Task RunAsync(string part)
    {
        var folder = Directory.CreateTempSubdirectory("twitter-events-");
        var started = new List<Receiver>();
        try
        {
            started.Add(Receiver.Empty());
            foreach (var (name, start) in Receiver.All.Where(receiver => receiver.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
            {
                started.Add(start(name, folder.CreateSubdirectory(name)));
            }

            var delivery = new NumberedDelivery(Users, NumberedDelivery.UsualLength);
            Print(await MeasureAsync(started, delivery), delivery.Length);
        }
        finally
        {
            foreach (var receiver in started)
            {
                await receiver.DisposeAsync();
            }

            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(string Name, List<(double Rate, double Cost)> Rounds)>> MeasureAsync(List<Receiver> receivers, NumberedDelivery delivery)
    {
        var figures = receivers.ConvertAll(static receiver => (receiver.Name, Rounds: new List<(double Rate, double Cost)>()));
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (receiver, (_, rounds)) in receivers.Zip(figures))
            {
                var figure = await MeasureAsync(receiver, delivery, round == 0 ? WarmUp : Round);
                if (round > 0)
                {
                    rounds.Add(figure);
                }

                if (receiver.Inbox is { } inbox)
                {
                    await DrainAsync(receiver.Name, inbox);
                }
            }
        }

        return figures;
    }

    private static async Task<(double Rate, double Cost)> MeasureAsync(Receiver receiver, NumberedDelivery delivery, TimeSpan duration)
    {
        var (before, started) = (receiver.ProcessorTime, Stopwatch.GetTimestamp());
        var requests = await EndpointLoad.RunAsync(receiver.Address, receiver.Path, delivery, Connections, duration);
        return (requests / Stopwatch.GetElapsedTime(started).TotalSeconds, (receiver.ProcessorTime - before).TotalMicroseconds / requests);
    }

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

    private static void Print(List<(string Name, List<(double Rate, double Cost)> Rounds)> figures, int bytes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"POSTs of {bytes:N0} bytes of {Users} users; {Connections} connections beside the server, medians of {Rounds} rounds in turn"));
        var empty = Median(figures[0].Rounds.Select(static figure => figure.Rate));
        foreach (var (name, rounds) in figures)
        {
            var rate = Median(rounds.Select(static figure => figure.Rate));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-22} {rate,7:N0} posts/s  {rate / empty:0.00} × empty  {Median(rounds.Select(static figure => figure.Cost)),6:0} µs of processors a post (the server's, and nats-server's)"));
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
