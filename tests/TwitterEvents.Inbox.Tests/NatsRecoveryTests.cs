using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
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
        var streams = new NatsJSContext(connection);
        var layout = new Layout(new NatsInboxOptions { Name = name });
        var claims = new Claims(streams, layout);
        ulong? taken = null;
        await foreach (var message in (await StreamScan.BeginAsync(streams, layout.ClaimsStream, Stop)).ForwardsAsync(0, Stop))
        {
            var key = Claims.KeyOf(message.Subject.Split('.')[^1])!.Value;
            var (state, revision) = await claims.ReadAsync(key, Stop);
            if (state is ClaimState.Running running)
            {
                // As another writes it, which is gone at once.
                taken = await claims.TryWriteAsync(key, running with { Until = TimeProvider.System.GetUtcNow().AddSeconds(-1) }, revision, Stop);
                break;
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
        Assert.Equal(InboxClaim.Mine, await owner.ClaimAsync(work, Of(key), Stop));

        Assert.Equal(InboxClaim.Other, await former.ClaimAsync(old, Of(key), Stop));
        Assert.False(await former.SettleAsync(old));
        Assert.True(await owner.CompleteAsync(work, key));
        Assert.True(await owner.SettleAsync(work));
    }

    [Fact]
    public async Task A_lane_goes_on_when_the_server_has_forgotten_that_its_last_delivery_was_settled()
    {
        // The other lane keeps an older message, so that the server does not find out by itself.
        var gates = new ConcurrentDictionary<string, TaskCompletionSource>();
        await using var app = await App.StartAsync(Quick, handle: (id, _) => gates.GetOrAdd(id, static _ => new()).Task);
        await app.PostAsync("other", "3");
        await Until.TrueAsync(() => app.Begun.Count == 1);
        await app.PostAsync("1", "1");
        await Until.TrueAsync(() => app.Begun.Count == 2);
        await Until.TrueAsync(() => Consumers("in").Sum(static file => PendingIn(File.ReadAllBytes(file))) == 2);
        var known = Consumers("in").ToDictionary(static file => file, File.ReadAllBytes);
        gates["1"].SetResult();
        await Until.TrueAsync(() => Status(app).Waiting == 1);

        await server.StopAsync();
        foreach (var (file, state) in known)
        {
            await File.WriteAllBytesAsync(file, state, Stop);
        }

        await server.StartAgainAsync();
        gates["2"] = new();
        gates["2"].SetResult();
        await Until.TrueAsync(() => app.PostAsync("2", "1").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains("2"), seconds: 20);
        gates["other"].SetResult();
        await Until.TrueAsync(() => Status(app).Waiting == 0, seconds: 20);
        Assert.Equal(["other", "1", "2"], app.Begun);
    }

    [Fact]
    public async Task What_a_server_has_forgotten_to_have_deleted_does_not_wait_for_ever()
    {
        var gate = new TaskCompletionSource();
        var later = new TaskCompletionSource();
        await using var app = await App.StartAsync(Quick, handle: async (id, attempt) =>
        {
            await (id == "other" ? gate.Task : later.Task);
            if (attempt == 1)
            {
                throw new InvalidOperationException("It fails.");
            }
        });
        await app.PostAsync("other", "3");
        await app.PostAsync("1", "1");
        await Until.TrueAsync(() => app.Begun.Count == 2);
        var messages = Messages("in").ToDictionary(static file => file, File.ReadAllBytes);
        later.SetResult();
        await Until.TrueAsync(() => Status(app) is { Waiting: 1, Retrying: 0 });

        await server.StopAsync();
        await PutBackAsync("in", messages);
        await server.StartAgainAsync();
        await Until.TrueAsync(() => IsThere(app) && Status(app).Waiting == 2);
        gate.SetResult();
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0 }, seconds: 20);
        Assert.Equal(["1", "1", "other", "other"], app.Begun.Order());
    }

    [Fact]
    public async Task A_retry_that_a_server_has_forgotten_to_have_deleted_does_not_wait_for_ever()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(
            Quick,
            handle: static (id, _) => id == "old" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask,
            retries: new(FirstPause: TimeSpan.FromHours(1)),
            handleNext: (id, attempt) => id == "old" ? Task.CompletedTask : attempt == 1 ? throw new InvalidOperationException("It fails.") : gate.Task);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Neighbour.Count == 2);
        await app.PostAsync("old");
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 2 });
        var messages = Messages("retry").ToDictionary(static file => file, File.ReadAllBytes);
        gate.SetResult();
        await Until.TrueAsync(() => Status(app).Retrying == 1);

        await server.StopAsync();
        await PutBackAsync("retry", messages);
        await server.StartAgainAsync();
        await Until.TrueAsync(() => IsThere(app) && Status(app).Retrying == 1, seconds: 20);
        Assert.Equal(["1", "1", "old"], app.Neighbour);
    }

    [Fact]
    public async Task A_server_that_counts_less_than_nothing_is_used_all_the_same()
    {
        var quick = Store.Nats(server, name, static options => (options.Lease, options.MaxBacklogBytes) = (TimeSpan.FromSeconds(2), 10_000_000));
        await using (var receiver = await App.StartAsync(quick, static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("1");
            await Until.TrueAsync(() => Status(receiver).Waiting == 1);
        }

        // What the index says of the bytes: after its two letters and the count of the messages.
        await server.StopAsync();
        var index = Messages("in").Single(static file => Path.GetExtension(file) == ".idx");
        var bytes = await File.ReadAllBytesAsync(index, Stop);
        Assert.Equal(1, bytes[2]);
        (bytes[3], bytes[4]) = (0x81, 0);
        await File.WriteAllBytesAsync(index, bytes, Stop);
        await server.StartAgainAsync();

        await using var app = await App.StartAsync(quick);
        await Until.TrueAsync(() => app.Done.Contains("1"));
        await Until.TrueAsync(() => Status(app).Waiting == 0);
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        await Assert.ThrowsAsync<NatsDeserializeException>(async () => await new NatsJSContext(connection).GetStreamAsync($"{name}-in", cancellationToken: Stop));

        await using var second = await App.StartAsync(quick);
        await Until.TrueAsync(() => second.PostAsync("2").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => Status(second) is { Waiting: 0, Bytes: >= 0 } && app.Done.Concat(second.Done).Contains("2"));
        Assert.True(IsThere(second));
    }

    [Theory]
    [InlineData("in")]
    [InlineData("retry")]
    public async Task A_stream_that_numbers_from_one_again_gives_out_what_it_is_given(string stream)
    {
        const int Before = 30;
        await using var app = await App.StartAsync(Quick, handle: static (_, attempt) => attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        for (var id = 1; id <= Before; id++)
        {
            await app.PostAsync($"{id}");
        }

        await Until.TrueAsync(() => app.Done.Count == Before && Status(app) is { Waiting: 0, Retrying: 0 });
        await server.StopAsync();
        foreach (var file in Messages(stream))
        {
            File.Delete(file);
        }

        await server.StartAgainAsync();
        await Until.TrueAsync(() => app.PostAsync("new").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains("new") && Status(app) is { Waiting: 0, Retrying: 0 }, seconds: 40);
        Assert.Equal(Before + 1, app.Done.Count);
    }

    [Fact]
    public void What_a_server_counts_that_is_gone_does_not_wait()
    {
        // As nats-server 2.9 said after it had been killed many times.
        var state = new StreamState { Messages = 61, FirstSeq = 58_994, LastSeq = 58_993, FirstTs = "1970-01-01T00:00:00Z", LastTs = "2026-11-30T03:08:14.899447365Z" };

        Assert.Equal((0, null), (state.Count, state.FirstAt));
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

    private async Task PutBackAsync(string stream, Dictionary<string, byte[]> messages)
    {
        foreach (var file in Messages(stream))
        {
            File.Delete(file);
        }

        foreach (var (file, content) in messages)
        {
            await File.WriteAllBytesAsync(file, content, Stop);
        }
    }

    private string[] Consumers(string stream) => Directory.GetFiles(Folder(stream), "o.dat", SearchOption.AllDirectories);

    /// <summary>How many messages are given out and not settled, as the file of a consumer says: the fifth number after its two letters.</summary>
    private static int PendingIn(byte[] state)
    {
        using var reader = new BinaryReader(new MemoryStream(state));
        try
        {
            reader.ReadUInt16();
            int[] numbers = [.. Enumerable.Range(0, 5).Select(_ => (int)reader.Read7BitEncodedInt64())];
            return numbers[4];
        }
        catch (EndOfStreamException)
        {
            // It is written at this moment.
            return 0;
        }
    }

    private string[] Messages(string stream) => Directory.GetFiles(Path.Combine(Folder(stream), "msgs"));

    private string Folder(string stream) => Path.Combine(server.File("jetstream"), "$G", "streams", $"{name}-{stream}");

    private static InboxStatus Status(App app) => app.StatusAsync().GetAwaiter().GetResult();

    private static bool IsThere(App app) => app.Services.GetRequiredService<IInbox>().FindProblemAsync(Stop).AsTask().GetAwaiter().GetResult() is null;

    private static InboxCall Of(InboxKey key) => new(key, 0, 0, "First", 1);
}
