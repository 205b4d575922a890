using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Strict order on a NATS inbox: a line goes on whatever is killed.</summary>
public sealed class NatsStrictOrderTests : StrictOrderPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name, static options => options.Lease = TimeSpan.FromSeconds(2));

    private Layout Layout => new(new NatsInboxOptions { Url = server.Url, Name = name });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_requeue_that_was_killed_halfway_holds_nobody_back_for_ever(bool isPurged)
    {
        var isMended = false;
        await using var app = await App.StartAsync(Store, static options => options.MaxAttempts = 2, retries: Strict, handle: (id, _) =>
            id == "1" && !isMended ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 1 });
        var letter = Assert.Single((await app.Management.ListAsync(new InboxQuery(), Stop)).Entries);
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var claims = new Claims(new NatsJSContext(connection), Layout);
        var (_, revision) = await claims.ReadAsync(letter.Call!.Call.Key, Stop);
        isMended = true;
        Assert.NotNull(await claims.TryWriteAsync(letter.Call.Call.Key, new ClaimState.Retrying(1), revision, Stop));
        if (isPurged)
        {
            await app.Management.PurgeDeadAsync(new InboxSelection(), cancellationToken: Stop);
        }

        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Contains("2"));
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
    }

    [Fact]
    public async Task What_the_claims_have_forgotten_holds_nobody_back()
    {
        await using var app = await App.StartAsync(Store, static options => (options.FirstPause, options.LongestPause) = (TimeSpan.FromHours(1), TimeSpan.FromHours(1)), retries: Strict, handle: static (id, _) =>
            id == "1" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await app.PostAsync("2");
        await app.PostAsync("3");
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 3 });
        var first = (await app.Management.ListAsync(new InboxQuery { State = InboxState.Retrying, OldestFirst = true }, Stop)).Entries[0];
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var streams = new NatsJSContext(connection);

        // As ClaimRetention does.
        var claim = Layout.ClaimSubject(Claims.NameOf(first.Call!.Call.Key));
        await streams.PurgeStreamAsync(Layout.ClaimsStream, new StreamPurgeRequest { Filter = claim }, Stop);
        await Until.TrueAsync(() => app.Done.Count == 2);
        Assert.Equal(["1", "2", "3"], app.Begun);
    }

    [Fact]
    public async Task A_line_goes_on_in_order_when_the_server_was_killed()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, retries: Strict, handle: (id, attempt) =>
            id != "1" ? Task.CompletedTask : attempt == 1 ? throw new InvalidOperationException("It fails.") : gate.Task);
        foreach (var id in (string[])["1", "2", "3", "4"])
        {
            await app.PostAsync(id);
        }

        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 4 } && app.Begun.Count == 2);
        server.Kill();
        await server.StartAgainAsync();
        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Contains("4"));
        Assert.Equal(["1", "2", "3", "4"], app.Done.Distinct());
    }
}
