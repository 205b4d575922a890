using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What can be seen of a NATS inbox, and done to it.</summary>
public sealed class NatsManagementTests : InboxManagementPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name);

    internal override IInboxManagement Outside => new NatsInboxManagement(new NatsInboxOptions { Url = server.Url, Name = name }, TimeProvider.System);

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_dead_letter_whose_last_attempt_still_runs_as_its_claim_says_stays_and_is_called_again_when_that_has_ended()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        var (call, _) = await FailAsync(app);

        // The letter is stored before the claim says that it is one: as it is between the two.
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var claims = new Claims(new NatsJSContext(connection), new Layout(new NatsInboxOptions { Name = name }));
        var dead = (await claims.ReadAsync(call.Key, stop)).Revision;
        var running = await claims.TryWriteAsync(call.Key, new ClaimState.Running("in:1", TimeProvider.System.GetUtcNow().AddMinutes(1), 1), dead, stop);
        Assert.Equal(0, await Outside.RequeueAsync(new InboxSelection(), cancellationToken: stop));
        Assert.Single((await Outside.ListAsync(new InboxQuery { State = InboxState.Dead }, stop)).Entries);

        var requeue = Outside.RequeueAsync(new InboxSelection(), cancellationToken: stop);
        Assert.NotNull(await claims.TryWriteAsync(call.Key, new ClaimState.Dead(), running!.Value, stop));
        Assert.Equal(1, await requeue);
    }

    [Fact]
    public async Task A_dead_letter_whose_requeue_an_app_has_ended_counts_as_requeued_and_is_called_once()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        var (_, work) = await FailAsync(app);
        Assert.True(await app.Services.GetRequiredService<IInbox>().SettleAsync(work));

        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var streams = new NatsJSContext(connection);
        var layout = new Layout(new NatsInboxOptions { Name = name });
        var letter = await (await StreamScan.BeginAsync(streams, layout.DeadStream, stop)).FindAsync(1, stop);
        await Nats.DeadLetters.EndRequeueAsync(streams, layout, letter!, TimeProvider.System.GetUtcNow(), stop);

        // The letter was the last in its stream: the server answers as if it had failed.
        Assert.False(await streams.EraseMessageAsync(layout.DeadStream, letter!.Sequence, stop));
        Assert.True(await Nats.DeadLetters.RequeueAsync(streams, layout, letter, TimeProvider.System, stop));
        Assert.Equal((1, 0), await Outside.GetStatusAsync(stop) is { Retrying: var retrying, Dead: var dead } ? (retrying, dead) : default);
    }

    [Fact]
    public async Task A_dead_letter_that_was_stored_twice_is_one()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var app = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        await FailAsync(app);
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var streams = new NatsJSContext(connection);
        var layout = new Layout(new NatsInboxOptions { Name = name });
        var letter = await (await StreamScan.BeginAsync(streams, layout.DeadStream, stop)).FindAsync(1, stop);
        await streams.StoreCallAsync(layout.DeadStream, letter!.Subject, letter.Body, letter.Envelope, id: null, stop);

        Assert.Equal(1, (await Outside.GetStatusAsync(stop)).Dead);
        Assert.Equal(1, await Outside.RequeueAsync(new InboxSelection(), cancellationToken: stop));
    }

    [Fact]
    public async Task The_status_has_the_version_of_what_is_stored()
    {
        await using var app = await App.StartAsync(Store);

        Assert.Equal(1, (await Outside.GetStatusAsync(TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task No_inbox_and_no_server_are_told_apart()
    {
        var none = await Assert.ThrowsAsync<InboxUnavailableException>(() => Outside.GetStatusAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"There is no inbox '{name}' on {server.Url}: an app makes it when it starts.", none.Message);

        server.Kill();
        var away = await Assert.ThrowsAsync<InboxUnavailableException>(() => Outside.GetStatusAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"The NATS server {server.Url}: it does not answer, or refuses the connection.", away.Message);
    }

    /// <summary>A delivery whose one call has failed for the last time, as who runs handlers does it.</summary>
    private static async Task<(InboxCall Call, InboxWork Work)> FailAsync(App app)
    {
        var inbox = app.Services.GetRequiredService<IInbox>();
        await app.PostAsync("1");
        var work = await inbox.TakeAsync(TestContext.Current.CancellationToken);
        var call = new InboxCall(new InboxKey(1, 2), 0, 0, "First", 1);
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, call, TestContext.Current.CancellationToken));
        Assert.True(await inbox.FailAsync(work, new InboxFailure(call, TimeProvider.System.GetUtcNow(), null, "It fails.")));
        return (call, work);
    }
}
