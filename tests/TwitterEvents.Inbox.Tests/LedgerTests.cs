namespace TwitterEvents.Inbox.Tests;

/// <summary>Real processes, killed and stopped at random moments under load: the ledger of what was answered 200 against what was handled.</summary>
public sealed class LedgerTests(ITestOutputHelper output) : IDisposable
{
    private const int Users = 8;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_that_was_answered_200_is_lost(int seed)
    {
        var random = new Random(seed);
        var bot = Start();
        await using var senders = new Senders(bot.Url, Users);
        await Until.TrueAsync(() => senders.Count > 0);
        var stops = 0;
        var takeovers = 0;
        for (var round = 0; round < 4; round++)
        {
            var enough = senders.Count + random.Next(50, 400);
            await Until.TrueAsync(() => senders.Count >= enough);
            switch (random.Next(3))
            {
                case 0:
                    Assert.Equal(0, await bot.StopAsync());
                    break;
                case 1:
                    // Another process takes over while it is silent, unless it was stopped while it held the file locked: then nobody can
                    // write, and whoever sends is told so. What it says afterwards counts no more.
                    var next = Start();
                    await bot.SignalAsync("STOP");
                    senders.SendTo(next.Url);
                    var handled = Handled().Count;
                    takeovers += await Until.IsTrueAsync(() => Handled().Count > handled + 50, seconds: 6) ? 1 : 0;
                    await bot.SignalAsync("CONT");
                    await bot.StopAsync();
                    bot.Dispose();
                    bot = next;
                    stops++;
                    continue;
                default:
                    bot.Kill();
                    break;
            }

            stops++;
            bot.Dispose();
            bot = Start();
            senders.SendTo(bot.Url);
        }

        await senders.StopAsync();
        var acknowledged = senders.Acknowledged.Values.SelectMany(static ids => ids).ToList();
        await Until.IsTrueAsync(() => Missing(acknowledged).Count == 0, seconds: 90);
        Assert.Empty(Missing(acknowledged));
        bot.Dispose();

        var lines = Handled();
        var twice = lines.Count - lines.DistinctBy(static line => line.Id).Count();
        output.WriteLine($"{acknowledged.Count} answered 200, {lines.Count} lines, {twice} handled twice in {stops} stops, {takeovers} of them taken over.");

        // Twice only what ran when a process was stopped.
        Assert.InRange(twice, 0, stops * Users);
        Assert.InRange(OutOfOrder(lines), 0, takeovers * Users);
    }

    /// <summary>
    /// How many that succeeded at once did so after a later one. What failed comes when it comes; and a process that was silent ends what it had begun
    /// when it is heard again, after another has taken over, for whose own attempt may have failed.
    /// </summary>
    private static int OutOfOrder(List<(string User, string Id, int Attempt)> lines) => lines
        .Where(static line => line.Attempt == 1)
        .DistinctBy(static line => line.Id)
        .GroupBy(static line => line.User, static line => int.Parse(line.Id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture))
        .Sum(static numbers => numbers.Zip(numbers.Skip(1)).Count(static pair => pair.First > pair.Second));

    private List<string> Missing(List<string> acknowledged) => [.. acknowledged.Except(Handled().Select(static line => line.Id))];

    private BotProcess Start() =>
        BotProcess.Start(folder.File(), folder.File("handled.log"), "--handler-delay-ms", "2", "--fail-rate", "0.02", "--lease-seconds", "2");

    private List<(string User, string Id, int Attempt)> Handled()
    {
        if (!File.Exists(folder.File("handled.log")))
        {
            return [];
        }

        using var file = new StreamReader(new FileStream(folder.File("handled.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Split(' ')).Where(static parts => parts.Length == 4)
            .Select(static parts => (parts[1], parts[2], int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
