namespace TwitterEvents.Inbox.Tests;

/// <summary>Several workers on one NATS inbox, in processes of their own.</summary>
public sealed class NatsOrderTests(ITestOutputHelper output) : IDisposable
{
    private const int Users = 50;
    private const int EventsEach = 200;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Those_of_each_user_run_in_order_with_two_receivers_and_three_workers_of_which_one_is_killed()
    {
        await using var server = await NatsServer.StartAsync();
        var handled = new HandledEvents(folder.File("handled.log"));
        using var first = Start("receiver");
        using var second = Start("receiver");
        using var killed = Start("worker");
        using var third = Start("worker");
        using var fourth = Start("worker");

        await using var senders = new Senders(first.Url, Users, EventsEach, second.Url);
        await Until.TrueAsync(() => handled.Read().Count > Users * EventsEach / 3, seconds: 120);
        killed.Kill();
        await senders.DoneAsync();
        var sent = senders.Acknowledged.Values.SelectMany(static ids => ids).ToList();
        await Until.IsTrueAsync(() => handled.Missing(sent).Count == 0, seconds: 120);

        Assert.Equal(Users * EventsEach, sent.Count);
        Assert.Empty(handled.Missing(sent));
        var lines = handled.Read();
        Assert.Equal(0, HandledEvents.OutOfOrder(lines));

        // Twice only what the one that was killed had in work.
        var twice = HandledEvents.Twice(lines);
        Assert.InRange(twice, 0, Users);
        output.WriteLine($"{sent.Count} answered 200 by two receivers, {lines.Count} lines of three workers, {twice} handled twice.");

        BotProcess Start(string role) => BotProcess.Start($"nats:{server.Url}", handled.Path, "--role", role, "--lease-seconds", "2");
    }
}
