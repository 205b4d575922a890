using System.Diagnostics;
using System.Globalization;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// What one signed, typed, dispatched delivery costs the server, in processor time, against an empty endpoint and against the floor: body
/// read, HMAC, one pass of a bare tokenizer. The server is a process of its own; the three take turns, so that ratios hold on a noisy machine.
/// </summary>
internal static class EndpointCost
{
    private const int Connections = 4;
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async Task RunAsync()
    {
        using var server = EndpointServer.StartProcess(out var address);
        try
        {
            var delivery = new NumberedDelivery();
            foreach (var path in EndpointServer.Paths)
            {
                await EndpointLoad.RunAsync(address, path, delivery, Connections, WarmUp);
            }

            var costs = EndpointServer.Paths.ToDictionary(path => path, _ => new List<double>());
            for (var i = 0; i < Rounds; i++)
            {
                foreach (var path in EndpointServer.Paths)
                {
                    server.Refresh();
                    var before = server.TotalProcessorTime;
                    var requests = await EndpointLoad.RunAsync(address, path, delivery, Connections, Round);
                    server.Refresh();
                    costs[path].Add((server.TotalProcessorTime - before).TotalMicroseconds / requests);
                }
            }

            Print(costs, delivery.Length);
        }
        finally
        {
            server.Kill();
        }
    }

    private static void Print(Dictionary<string, List<double>> costs, int bytes)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Processor time of the server for one POST of {bytes:N0} bytes; {Connections} connections, medians of {Rounds} rounds in turn"));
        var empty = Median(costs[EndpointServer.Empty]);
        var floor = Median(costs[EndpointServer.Floor]);
        foreach (var (path, values) in costs)
        {
            var median = Median(values);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{path,-9} {median,6:0.0} µs  ({values.Min():0.0} to {values.Max():0.0})  {median / empty:0.00} × empty  {median / floor:0.00} × floor"));
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
