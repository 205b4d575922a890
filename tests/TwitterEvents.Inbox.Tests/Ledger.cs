using System.Globalization;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>
/// Real processes, killed, stopped, silenced and short of memory at random moments under load, on machines whose clock is set: the ledger of what was answered
/// 200 against what was handled.
/// </summary>
public abstract class Ledger : IDisposable
{
    private const int Users = 8;

    /// <summary>Much of the little memory a process has in a round.</summary>
    private const int LargeBody = 400_000;

    /// <summary>Seconds: what is not handled then, with a lease of two and a few tries, is stuck.</summary>
    private const int Stuck = 20;

    private readonly Folder folder = new();
    private readonly ITestOutputHelper output;
    private readonly HandledEvents handled;
    private readonly List<BotProcess> bots = [];
    private IReadOnlyDictionary<string, string> environment = new Dictionary<string, string>();
    private IInboxManagement inside = null!;
    private string place = "";
    private string told = "";
    private string[] arguments = [];

    protected Ledger(ITestOutputHelper output)
    {
        this.output = output;
        handled = new HandledEvents(folder.File("handled.log"));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        foreach (var bot in bots)
        {
            bot.Dispose();
        }

        folder.Dispose();
    }

    public static TheoryData<int> FurtherSeeds => [1, .. Enumerable.Range(4, 17)];

    private enum Fault
    {
        Stop,
        Silence,
        Kill,
        Memory,
        KillServer,
    }

    /// <param name="seed">Of what happens when.</param>
    /// <param name="servers">The NATS servers the inbox is on, of which one is killed too; none for an inbox in a file.</param>
    /// <param name="clock">The clock of the machine, which is set before each fault; null for the real one.</param>
    /// <param name="more">What else the app is told.</param>
    private protected async Task RunAsync(int seed, IReadOnlyList<NatsServer> servers, MachineClock? clock = null, params string[] more)
    {
        var random = new Random(seed);
        var isOnNats = servers.Count > 0;
        var urls = string.Join(',', servers.Select(static server => server.Url));
        place = isOnNats ? $"nats:{urls}" : $"sqlite:{folder.File()}";
        (environment, arguments) = (clock?.Environment ?? environment, more);
        inside = isOnNats
            ? new NatsInboxManagement(new NatsInboxOptions { Url = urls }, TimeProvider.System)
            : new SqliteInboxManagement(folder.File(), TimeProvider.System);
        var faults = Enum.GetValues<Fault>().Where(fault => isOnNats || fault != Fault.KillServer).ToArray();
        random.Shuffle(faults);
        var bot = Start();
        await using var senders = new Senders(bot.Url, Users);
        await Until.TrueAsync(() => senders.Count > 0);
        var stops = 0;
        var takeovers = 0;
        foreach (var fault in faults)
        {
            await SomeAsync(senders, random);
            if (clock is not null)
            {
                await SetAsync(clock, bot, senders, random);
                await SomeAsync(senders, random, most: 60);
            }

            switch (fault)
            {
                case Fault.Stop:
                    Assert.Equal(0, await bot.StopAsync());
                    break;
                case Fault.Silence:
                    // Another process takes over while it is silent, unless it was stopped while it held the file locked: then nobody can
                    // write, and whoever sends is told so. What it says afterwards counts no more.
                    var next = Start();
                    await bot.SignalAsync("STOP");
                    senders.SendTo(next.Url);
                    var before = handled.Read().Count;
                    takeovers += await Until.IsTrueAsync(() => handled.Read().Count > before + 50, seconds: 6) ? 1 : 0;
                    await bot.SignalAsync("CONT");
                    await bot.StopAsync();
                    bot = next;
                    stops++;
                    continue;
                case Fault.Memory:
                    Assert.Equal(0, await bot.StopAsync());
                    await WithLittleMemoryAsync(senders, random, mustGoOn: !isOnNats);
                    stops++;
                    break;
                case Fault.KillServer:
                    var server = servers[random.Next(servers.Count)];
                    server.Kill();
                    await server.StartAgainAsync();
                    stops++;
                    continue;
                default:
                    bot.Kill();
                    break;
            }

            stops++;
            bot = Start();
            senders.SendTo(bot.Url);
        }

        await senders.StopAsync();
        var acknowledged = senders.AllAcknowledged;
        await Until.IsTrueAsync(() => handled.Missing(acknowledged).Count == 0, seconds: 90);
        if (handled.Missing(acknowledged) is { Count: > 0 } missing)
        {
            Assert.Fail(await TellAsync(missing, bot));
        }

        if (isOnNats)
        {
            // Nor does anything stay that is done.
            await Until.TrueAsync(() => inside.GetStatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 }, seconds: 30);
        }

        var lines = handled.Read();
        var twice = HandledEvents.Twice(lines);
        output.WriteLine(
            $"{acknowledged.Count} answered 200, {lines.Count} lines, {twice} handled twice in {stops} stops, {takeovers} of them taken over ({string.Join(", ", faults)}{told}).");

        // Twice only what ran when a process was stopped.
        Assert.InRange(twice, 0, stops * Users);
        Assert.InRange(HandledEvents.OutOfOrder(lines), 0, takeovers * Users);
    }

    /// <summary>Where what is missing is, as far as the inbox says.</summary>
    private async Task<string> TellAsync(List<string> missing, BotProcess bot)
    {
        var stop = TestContext.Current.CancellationToken;
        var status = await inside.GetStatusAsync(stop);
        var retrying = (await inside.ListAsync(new InboxQuery { State = InboxState.Retrying }, stop)).Entries;
        return $"""
            Not handled: {string.Join(' ', missing)}
            {status.Waiting} wait, {status.Retrying} are tried again, {status.Dead} are dead{told}
            {string.Join('\n', retrying.Select(static entry => $"{entry.Id} of {entry.UserId}: attempt {entry.Call?.Call.Attempt}, due {entry.Call?.Due:O}, now {TimeProvider.System.GetUtcNow():O}"))}
            {string.Join('\n', bot.Lines.TakeLast(40))}
            """;
    }

    private static async Task SomeAsync(Senders senders, Random random, int most = 400)
    {
        var enough = senders.Count + random.Next(most / 8, most);
        await Until.TrueAsync(() => senders.Count >= enough);
    }

    /// <summary>The clock goes wrong by minutes to hours, forwards or back. Nothing stays longer than without that.</summary>
    private async Task SetAsync(MachineClock clock, BotProcess bot, Senders senders, Random random)
    {
        clock.Offset += TimeSpan.FromSeconds(random.Next(60, 30_000) * (random.Next(2) == 0 ? 1 : -1));
        told += $", clock {clock.Offset:c} ahead";
        senders.Pause();
        await Until.IsTrueAsync(() => handled.Missing(senders.AllAcknowledged).Count == 0, Stuck);
        if (handled.Missing(senders.AllAcknowledged) is { Count: > 0 } missing)
        {
            Assert.Fail(await TellAsync(missing, bot));
        }

        senders.GoOn();
    }

    /// <summary>
    /// A process with little memory is sent large deliveries. It may come to its end or not; if not, it ends what it has accepted. On NATS it may have
    /// to be started again for that, as it is here.
    /// </summary>
    private async Task WithLittleMemoryAsync(Senders senders, Random random, bool mustGoOn)
    {
        var bytes = random.Next(10, 16) * 1_048_576;
        var bot = Start(new Dictionary<string, string>(environment) { ["DOTNET_GCHeapHardLimit"] = bytes.ToString("x", CultureInfo.InvariantCulture) });
        var enough = senders.Count + random.Next(20, 80);
        senders.Padding = LargeBody;
        senders.SendTo(bot.Url);
        await Until.IsTrueAsync(() => bot.HasExited || senders.Count >= enough, seconds: 3);
        senders.Pause();
        senders.Padding = 0;
        var isOver = !mustGoOn || await Until.IsTrueAsync(() => bot.HasExited || handled.Missing(senders.AllAcknowledged).Count == 0, Stuck);
        var memory = $"{bytes:x} bytes of heap: {(bot.HasExited ? "ended" : "alive")}, {bot.CountLines("OutOfMemoryException")} times without memory";
        told += $", {memory}";
        Assert.True(isOver, $"{memory}; not handled: {string.Join(' ', handled.Missing(senders.AllAcknowledged))}\n{string.Join('\n', bot.Lines.TakeLast(60))}");
        bot.Kill();
        senders.GoOn();
    }

    private BotProcess Start(IReadOnlyDictionary<string, string>? own = null)
    {
        var bot = BotProcess.Start(own ?? environment, place, handled.Path, ["--handler-delay-ms", "2", "--fail-rate", "0.02", "--lease-seconds", "2", .. arguments]);
        bots.Add(bot);
        return bot;
    }
}
