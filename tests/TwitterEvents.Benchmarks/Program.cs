using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using TwitterEvents.Benchmarks.Receiving;

const string Commands = """
    dotnet run -c Release --project tests/TwitterEvents.Benchmarks -- [one of these]

                          the tables of README (more than 20 minutes)
      --filter '*Mix*'    the mixes alone, by family; any option of BenchmarkDotNet
      --filter '*Recog*'  what it costs to tell the family of a body
      crc                 CRC answers under load
      crc-blocked         CRC answers beside 60 handlers that block
      crc-large           CRC answers beside 64 signed bodies of 900 KB
      endpoint            processor time of a POST, against an empty endpoint
      inbox [NAME]        posts a second and processor time of a POST: no inbox, SQLite, NATS, an empty endpoint; NAME: part of a name
      backlog [--count N] deliveries stored a second when N (1,000,000) wait in a SQLite inbox, and how long it takes to say how it stands
      backlog-nats [--count N] the same on a nats-server
      hostile [NAME]      bodies made up to be expensive; NAME: part of a name
      strangers           slow and forged requests, with a heap of 384 MB
    """;

switch (args)
{
    case ["crc"]:
        await CrcUnderLoad.RunAsync();
        return;
    case ["crc-blocked"]:
        await CrcBesideBlockedHandlers.RunAsync();
        return;
    case ["crc-large"]:
        await CrcBesideLargeBodies.RunAsync();
        return;
    case [BusyServer.Argument, var handlers]:
        await BusyServer.RunAsync(handlers);
        return;
    case ["endpoint"]:
        await EndpointCost.RunAsync();
        return;
    case ["inbox", ..]:
        await InboxRate.RunAsync(args.Length > 1 ? args[1] : "");
        return;
    case ["backlog" or "backlog-nats"]:
        await InboxBacklogAsync(1_000_000);
        return;
    case ["backlog" or "backlog-nats", "--count", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
        await InboxBacklogAsync(count);
        return;
    case [EndpointServer.Argument, .. var inbox]:
        await EndpointServer.RunAsync(inbox.Length > 0 ? inbox[0] : null, inbox is [_, EndpointServer.ReceivesOnly]);
        return;
    case ["hostile", ..]:
        TwitterEvents.Benchmarks.Reading.HostileReading.Run(args.Length > 1 ? args[1] : "");
        return;
    case ["strangers"]:
        await Strangers.RunAsync();
        return;
    case [StrangersReceiver.Argument]:
        await StrangersReceiver.RunAsync();
        return;
    case [var unknown, ..] when !unknown.StartsWith('-'):
        await Console.Error.WriteLineAsync($"There is no '{unknown}'.\n{Commands}");
        Environment.ExitCode = 2;
        return;
}

// Short iterations, many of them: the machines this runs on are shared, and medians of ratios are what counts. Warmed up until what is run often is
// compiled anew by how it is run, as in any app. Without these tiers the framework's own code would stay as it is shipped, for any processor.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithIterationTime(TimeInterval.FromMilliseconds(40))
    .WithWarmupCount(8)
    .WithIterationCount(11);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Params, DefaultColumnProviders.Descriptor, DefaultColumnProviders.Metrics)
    .AddColumn(StatisticColumn.Median, BaselineRatioColumn.RatioMean)
    .AddExporter(BenchmarkDotNet.Exporters.MarkdownExporter.GitHub)
    .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);

Task InboxBacklogAsync(int count) => args[0] == "backlog" ? InboxBacklog.RunAsync(count) : InboxBacklog.RunOnNatsAsync(count);
