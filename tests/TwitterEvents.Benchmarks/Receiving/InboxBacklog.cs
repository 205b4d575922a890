using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Benchmarks.Receiving;

/// <summary>
/// What an inbox costs when very much waits in it: how many deliveries a second it stores, against one that is empty, and how long it takes to say how it
/// stands. The two take turns, so that their ratio holds on a noisy machine.
/// </summary>
internal static class InboxBacklog
{
    private const int Callers = 128;
    private const int Users = 50;
    private const int BodyBytes = 300;
    private const int Rounds = 11;
    private const int Steps = 10;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    private static int next;

    /// <summary>In files of SQLite.</summary>
    /// <param name="count">How many wait.</param>
    public static async Task RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("twitter-events-");
        try
        {
            var path = Path.Combine(folder.FullName, "full.db");
            var management = new SqliteInboxManagement(path, TimeProvider.System);
            await using (var full = Open(path))
            await using (var empty = Open(Path.Combine(folder.FullName, "empty.db")))
            {
                await CompareAsync(full, empty, management, count);
            }

            await PrintStatusAsync(management, "wait");
            Execute(path, "UPDATE deliveries SET state = 2, ended = 1");
            await PrintStatusAsync(management, "are done");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>On one nats-server.</summary>
    /// <param name="count">How many wait.</param>
    public static async Task RunOnNatsAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("twitter-events-");
        using var server = NatsProcess.Start(folder, out var url);
        try
        {
            var management = new NatsInboxManagement(Options("full"), TimeProvider.System);
            await using (var full = new NatsInbox(Options("full"), TimeProvider.System, NullLoggerFactory.Instance))
            await using (var empty = new NatsInbox(Options("empty"), TimeProvider.System, NullLoggerFactory.Instance))
            {
                await StartAsync(full);
                await StartAsync(empty);
                await CompareAsync(full, empty, management, count);
            }

            await PrintStatusAsync(management, "wait");
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }

        NatsInboxOptions Options(string name) => new() { Url = url, Name = name, MaxBacklog = int.MaxValue, RunsHandlers = false };
    }

    /// <summary>The server may not listen yet.</summary>
    private static async Task StartAsync(NatsInbox inbox)
    {
        await inbox.StartAsync(CancellationToken.None);
        while (await inbox.FindProblemAsync(CancellationToken.None) is not null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private static async Task CompareAsync(IInbox full, IInbox empty, IInboxManagement management, int count)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, .NET {Environment.Version}; bodies of {BodyBytes} bytes of {Users} users, {Callers} callers"));
        await FillAsync(full, management, count);
        var (atFirst, atLast) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var (first, last) = (await AppendAsync(empty, Round), await AppendAsync(full, Round));
            if (round > 0)
            {
                atFirst.Add(first);
                atLast.Add(last);
            }
        }

        var ratio = Median(atFirst.Zip(atLast, static (first, last) => last / first));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(atFirst):N0} stored/s when few wait, {Median(atLast):N0} when {count:N0} do: {ratio:0.000} × (medians of {Rounds} rounds in turn)"));
    }

    private static SqliteInbox Open(string path) =>
        new(new SqliteInboxOptions { Path = path, MaxBacklog = int.MaxValue, RunsHandlers = false }, TimeProvider.System, NullLoggerFactory.Instance);

    private static async Task FillAsync(IInbox inbox, IInboxManagement management, int count)
    {
        for (var step = 1; step <= Steps; step++)
        {
            var started = Stopwatch.GetTimestamp();
            var left = count / Steps;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    await inbox.AcceptAsync(Delivery(), CancellationToken.None);
                }
            })));
            var rate = count / Steps / Stopwatch.GetElapsedTime(started).TotalSeconds;
            var (status, took) = await MeasureStatusAsync(management);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status.Waiting,9:N0} wait: {rate,7:N0} stored/s, status in {took,5:0.0} ms, {status.Bytes / 1_000_000:N0} MB"));
        }
    }

    private static async Task<double> AppendAsync(IInbox inbox, TimeSpan duration)
    {
        var (started, stored) = (Stopwatch.GetTimestamp(), 0);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < duration)
            {
                await inbox.AcceptAsync(Delivery(), CancellationToken.None);
                Interlocked.Increment(ref stored);
            }
        })));
        return stored / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Each is another: a server knows again what was sent twice.</summary>
    private static AcceptedDelivery Delivery()
    {
        var number = Interlocked.Increment(ref next);
        return new AcceptedDelivery(
            null,
            (number % Users).ToString(CultureInfo.InvariantCulture),
            TimeProvider.System.GetUtcNow(),
            Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadRight(BodyBytes, 'x')));
    }

    private static async Task PrintStatusAsync(IInboxManagement management, string what)
    {
        var status = (await MeasureStatusAsync(management)).Status;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((await MeasureStatusAsync(management)).Milliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"status in {Median(times):0.0} ms (longest {times.Max():0.0}) when {Math.Max(status.Waiting, status.Done):N0} {what}"));
    }

    private static async Task<(InboxStatus Status, double Milliseconds)> MeasureStatusAsync(IInboxManagement management)
    {
        var started = Stopwatch.GetTimestamp();
        var status = await management.GetStatusAsync();
        return (status, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadWrite");
        connection.Open();
        Database.Execute(connection, sql);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
