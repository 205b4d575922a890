using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Real processes, killed and stopped at random moments under load: the ledger of what was answered 200 against what was handled.</summary>
public abstract class Ledger : IDisposable
{
    private const int Users = 8;
    private const int Rounds = 4;

    private readonly Folder folder = new();
    private readonly ITestOutputHelper output;
    private readonly HandledEvents handled;
    private readonly List<BotProcess> bots = [];

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

    public static TheoryData<int> FurtherSeeds => [.. Enumerable.Range(4, 17)];

    /// <param name="seed">Of what happens when.</param>
    /// <param name="inbox">Where the inbox is; null for a file.</param>
    /// <param name="server">The server it is on, which is killed too; null if it is on none.</param>
    private protected async Task RunAsync(int seed, string? inbox = null, NatsServer? server = null)
    {
        var random = new Random(seed);
        inbox ??= $"sqlite:{folder.File()}";
        var bot = Start(inbox);
        await using var senders = new Senders(bot.Url, Users);
        await Until.TrueAsync(() => senders.Count > 0);
        var stops = 0;
        var takeovers = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var enough = senders.Count + random.Next(50, 400);
            await Until.TrueAsync(() => senders.Count >= enough);
            switch (random.Next(server is null ? 3 : 4))
            {
                case 0:
                    Assert.Equal(0, await bot.StopAsync());
                    break;
                case 1:
                    // Another process takes over while it is silent, unless it was stopped while it held the file locked: then nobody can
                    // write, and whoever sends is told so. What it says afterwards counts no more.
                    var next = Start(inbox);
                    await bot.SignalAsync("STOP");
                    senders.SendTo(next.Url);
                    var before = handled.Read().Count;
                    takeovers += await Until.IsTrueAsync(() => handled.Read().Count > before + 50, seconds: 6) ? 1 : 0;
                    await bot.SignalAsync("CONT");
                    await bot.StopAsync();
                    bot = next;
                    stops++;
                    continue;
                case 3:
                    server!.Kill();
                    await server.StartAgainAsync();
                    stops++;
                    continue;
                default:
                    bot.Kill();
                    break;
            }

            stops++;
            bot = Start(inbox);
            senders.SendTo(bot.Url);
        }

        await senders.StopAsync();
        var acknowledged = senders.Acknowledged.Values.SelectMany(static ids => ids).ToList();
        await Until.IsTrueAsync(() => handled.Missing(acknowledged).Count == 0, seconds: 90);
        Assert.Empty(handled.Missing(acknowledged));
        if (server is not null)
        {
            // Nor does anything stay that is done.
            var inside = new NatsInboxManagement(new NatsInboxOptions { Url = server.Url }, TimeProvider.System);
            await Until.TrueAsync(() => inside.GetStatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 }, seconds: 30);
        }

        var lines = handled.Read();
        var twice = HandledEvents.Twice(lines);
        output.WriteLine($"{acknowledged.Count} answered 200, {lines.Count} lines, {twice} handled twice in {stops} stops, {takeovers} of them taken over.");

        // Twice only what ran when a process was stopped.
        Assert.InRange(twice, 0, stops * Users);
        Assert.InRange(HandledEvents.OutOfOrder(lines), 0, takeovers * Users);
    }

    private BotProcess Start(string inbox)
    {
        var bot = BotProcess.Start(inbox, handled.Path, "--handler-delay-ms", "2", "--fail-rate", "0.02", "--lease-seconds", "2");
        bots.Add(bot);
        return bot;
    }
}
