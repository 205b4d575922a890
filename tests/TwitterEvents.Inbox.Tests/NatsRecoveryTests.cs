using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using NATS.Client.KeyValueStore;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What comes of a takeover, and of a server that knows less after a crash than it did before.</summary>
public sealed class NatsRecoveryTests : IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    private Store Quick => Store.Nats(server, name, static options => options.Lease = TimeSpan.FromSeconds(2));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_user_goes_on_when_what_failed_had_been_taken_over(int attempt)
    {
        var begun = new ConcurrentDictionary<int, TaskCompletionSource>();
        await using var app = await App.StartAsync(Quick, static options => options.MaxConcurrency = 1, handle: async (id, at) =>
        {
            if (id == "1" && begun.TryAdd(at, new TaskCompletionSource()) && at <= attempt)
            {
                await (at == attempt ? begun[at].Task : Task.CompletedTask);
                throw new InvalidOperationException("It fails.");
            }
        });
        await app.PostAsync("1");
        await Until.TrueAsync(() => begun.ContainsKey(attempt));
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var store = await new NatsKVContext(new NatsJSContext(connection)).GetStoreAsync($"{name}-claims", Stop);
        var claims = new Claims(store);
        ulong? taken = null;
        await foreach (var key in store.GetKeysAsync(cancellationToken: Stop))
        {
            var (state, revision) = await claims.ReadAsync(Claims.KeyOf(key)!.Value, Stop);
            if (state is ClaimState.Running running)
            {
                // As another writes it, which is gone at once.
                taken = await claims.TryWriteAsync(Claims.KeyOf(key)!.Value, running with { Until = TimeProvider.System.GetUtcNow().AddSeconds(-1) }, revision, Stop);
            }
        }

        Assert.NotNull(taken);
        begun[attempt].SetResult();
        await app.PostAsync("2");

        await Until.TrueAsync(() => app.Done.Contains("1") && app.Done.Contains("2"), seconds: 20);
    }

    [Fact]
    public async Task Who_was_silent_takes_no_call_from_who_has_taken_over()
    {
        await using var first = await App.StartAsync(Quick, static options => options.RunsHandlers = false);
        await using var second = await App.StartAsync(Quick, static options => options.RunsHandlers = false);
        var (former, owner) = (first.Services.GetRequiredService<IInbox>(), second.Services.GetRequiredService<IInbox>());
        await first.PostAsync("1");
        var old = await former.TakeAsync(Stop);
        var taking = owner.TakeAsync(Stop).AsTask();

        // As the server takes it when the time is over.
        await ((Held)old.Token).Message.NakAsync(cancellationToken: Stop);
        var work = await taking;
        var key = new InboxKey(1, 2);
        Assert.Equal(InboxClaim.Mine, await owner.ClaimAsync(work, key, Stop));

        Assert.Equal(InboxClaim.Other, await former.ClaimAsync(old, key, Stop));
        Assert.False(await former.SettleAsync(old));
        Assert.True(await owner.CompleteAsync(work, key));
        Assert.True(await owner.SettleAsync(work));
    }

    [Fact]
    public void What_a_server_counts_that_is_gone_does_not_wait()
    {
        // As nats-server 2.9 said after it had been killed many times.
        var state = new StreamState { Messages = 61, FirstSeq = 58_994, LastSeq = 58_993, FirstTs = "1970-01-01T00:00:00Z", LastTs = "2026-11-30T03:08:14.899447365Z" };

        Assert.Equal((0, null), (DepthGauge.CountOf(state), DepthGauge.FirstOf(state)));
    }

    [Fact]
    public async Task An_app_stops_in_time_when_the_server_is_away()
    {
        var app = await App.StartAsync(Quick, static options => options.MaxConcurrency = 1, isSlow: true);
        foreach (var user in Enumerable.Range(1, 30))
        {
            await app.PostAsync($"{user}", $"{user}");
        }

        await Until.TrueAsync(() => app.Begun.Count == 1);
        server.Kill();
        var started = Stopwatch.GetTimestamp();
        await app.StopNowAsync();
        await app.DisposeAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Several_processes_that_start_at_once_make_one_inbox()
    {
        var apps = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => App.StartAsync(Quick)));
        foreach (var user in Enumerable.Range(1, 20))
        {
            Assert.Equal(DeliveryOutcome.Handled, await apps[user % 5].PostAsync($"{user}", $"{user}"));
        }

        await Until.TrueAsync(() => apps.Sum(static app => app.Done.Count) == 20);
        await Until.TrueAsync(() => Status(apps[0]).Waiting == 0);
        Assert.Equal(20, apps.SelectMany(static app => app.Done).Distinct().Count());
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }
    }

    private static InboxStatus Status(App app) => app.StatusAsync().GetAwaiter().GetResult();
}
