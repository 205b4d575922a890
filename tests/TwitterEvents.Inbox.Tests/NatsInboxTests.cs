using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What a NATS inbox promises beside what every inbox does.</summary>
public sealed class NatsInboxTests : InboxPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    [Fact]
    public async Task Who_traces_the_client_of_NATS_too_has_one_trace()
    {
        using var tracer = new Tracer("TwitterEvents", "NATS.Net");
        var traces = new ConcurrentQueue<ActivityTraceId>();
        await using var app = await App.StartAsync(Store, handle: (_, attempt) =>
        {
            traces.Enqueue(Activity.Current!.TraceId);
            return attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask;
        });
        ActivityTraceId received;
        using (var activity = tracer.Start("receive"))
        {
            received = activity.TraceId;
            await app.PostAsync("1");
        }

        await Until.TrueAsync(() => app.Done.Count == 1);
        Assert.Equal([received, received], traces);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_server_that_is_away_when_the_app_starts_is_told_to_the_sender_and_nothing_is_to_be_done_when_it_comes()
    {
        server.Kill();
        await using var app = await App.StartAsync(Store);
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, line => line.Level == LogLevel.Error
            && line.Text == $"The inbox on {server.Url} cannot be opened: it does not answer, or refuses the connection. It is tried again, and until then X is told to send again.");

        await server.StartAgainAsync();
        await Until.TrueAsync(() => app.PostAsync("2").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => app.Done.Contains("2"));
    }

    [Fact]
    public async Task A_server_that_goes_is_told_to_the_sender_and_nothing_is_to_be_done_when_it_is_back()
    {
        await using var app = await App.StartAsync(Store);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        server.Kill();
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("2"));
        await app.Logs.UntilLoggedAsync($"The connection to {server.Url} is lost");

        await server.StartAgainAsync();
        // It may have been stored nevertheless, for what was on its way comes later.
        await Until.TrueAsync(() => app.PostAsync("2").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await app.PostAsync("3");
        await Until.TrueAsync(() => app.Done.Contains("3"));
        Assert.Equal(["1", "2", "3"], app.Done);
        Assert.Contains(app.Logs.Lines, static line => line.Text.StartsWith("Deliveries are stored again; ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_handler_has_done_while_the_server_was_away_is_written_when_it_is_back()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, handle: (_, _) => gate.Task);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Begun.Count == 1);
        server.Kill();
        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Count == 1);
        await server.StartAgainAsync();

        await Until.TrueAsync(() => app.Neighbour.Count == 1);
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult().Waiting == 0);
        Assert.Equal(["1"], app.Begun);
    }

    [Fact]
    public async Task A_server_that_is_slow_is_told_to_the_sender_in_time_and_what_is_sent_again_is_handled_once()
    {
        await using var app = await App.StartAsync(Store.Nats(server, name, static options => options.StoreTimeout = TimeSpan.FromMilliseconds(200)));
        await server.SignalAsync("STOP");
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, line => line.Text.Contains($"{server.Url}: it did not answer in time.", StringComparison.Ordinal));
        await server.SignalAsync("CONT");

        await Until.TrueAsync(() => app.PostAsync("1").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["1", "2"], app.Done);
    }

    [Fact]
    public async Task A_stream_that_was_full_takes_again_when_a_worker_has_made_room()
    {
        var full = Store.WithMaxBacklog(2);
        await using var receiver = await App.StartAsync(full, static options => options.RunsHandlers = false);
        await receiver.PostAsync("1");
        await receiver.PostAsync("2");
        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("3"));
        Assert.Contains(receiver.Logs.Lines, line => line.Text.Contains($"{name}-in holds as much as may wait (MaxBacklog).", StringComparison.Ordinal));

        await using var worker = await App.StartAsync(full);
        await Until.TrueAsync(() => receiver.PostAsync("3").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        await Until.TrueAsync(() => worker.Done.Count == 3);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_to_the_sender()
    {
        await using var small = await NatsServer.StartAsync(jetstream: "{ max_file: 1M }");
        await using var app = await App.StartAsync(Store.Nats(small), static options => options.RunsHandlers = false);
        var stored = 0;
        while (stored < 100 && await app.PostAsync($"{stored}", padding: new string(' ', 50_000)) == DeliveryOutcome.Handled)
        {
            stored++;
        }

        Assert.InRange(stored, 5, 30);
        Assert.Contains(app.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.Contains("insufficient", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_as_large_as_the_server_takes_holds_up_nobody_when_it_fails()
    {
        await using var small = await NatsServer.StartAsync("max_payload: 65536");
        var reason = new string('\u00e9', 8_000);
        await using var app = await App.StartAsync(
            Store.Nats(small, static options => options.Partitions = 1),
            static options => options.MaxAttempts = 2,
            handle: (id, _) => id == "next" ? Task.CompletedTask : throw new InvalidOperationException(reason));
        var stored = 0;
        for (var length = 50_000; length < 66_000; length += 250)
        {
            stored += await app.PostAsync($"{length}", padding: new string(' ', length - App.Body($"{length}").Length)) == DeliveryOutcome.Handled ? 1 : 0;
        }

        Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("it takes no message as large as that (max_payload)", StringComparison.Ordinal));
        await app.PostAsync("next");
        await Until.TrueAsync(() => app.Done.Contains("next"));
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult().Dead == stored);
        Assert.Equal(stored, await app.Management.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
        await Until.TrueAsync(() => app.Begun.Count == (4 * stored) + 1 && app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 } status && status.Dead == stored);
        Assert.InRange(stored, 40, 50);
    }

    [Fact]
    public async Task What_was_made_with_other_options_stops_the_start_and_is_named()
    {
        await using (await App.StartAsync(Store))
        {
        }

        var partitions = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store.Nats(server, name, static options => options.Partitions = 4)));
        Assert.Equal(
            $"UseNatsInbox: The stream {name}-in is another than this app asks for: description is 'Inbox of TwitterEvents, version 1, 8 partitions.' where "
                + "'Inbox of TwitterEvents, version 1, 4 partitions.' is asked for. Give all apps on it the same options, or change it with the tools of NATS, or take another Name.",
            partitions.Message);
        var lease = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store.Nats(server, name, static options => options.Lease = TimeSpan.FromSeconds(30))));
        Assert.Contains($"The consumer p0 of the stream {name}-in is another than this app asks for: ack_wait is '00:00:05' where '00:00:30'", lease.Message, StringComparison.Ordinal);
        var replicas = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store.Nats(server, name, static options => options.ClaimRetention = TimeSpan.FromDays(6))));
        Assert.Contains($"KV_{name}-claims", replicas.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_or_a_consumer_that_others_have_made_otherwise_stops_the_start()
    {
        await using (await App.StartAsync(Store))
        {
        }

        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var streams = new NatsJSContext(connection);
        var layout = new Layout(new NatsInboxOptions { Name = name, Partitions = 8, Lease = TimeSpan.FromSeconds(5) });
        await streams.UpdateStreamAsync(layout.Streams.First() with { MaxMsgSize = 500, NoAck = true, DenyPurge = true }, Stop);
        await IsToldAsync("max_msg_size is '500' where '-1' is asked for; no_ack is 'True' where 'False' is asked for; deny_purge is 'True'");

        await streams.DeleteStreamAsync(layout.InStream, Stop);
        await streams.CreateStreamAsync(layout.Streams.First(), Stop);
        await streams.CreateConsumerAsync(layout.InStream, layout.ConsumersOf(layout.InStream).First() with { HeadersOnly = true }, Stop);
        await IsToldAsync("headers_only is 'True' where 'False' is asked for"); // all bodies would be empty

        async Task IsToldAsync(string difference) => Assert.Contains(
            difference, (await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_no_server_or_clock_can_keep_stops_the_start_and_the_longest_does_not()
    {
        await IsRefusedAsync(static options => options.StoreTimeout = TimeSpan.FromDays(50), "StoreTimeout is more than zero, and one hour at most.");
        await IsRefusedAsync(static options => options.StoreTimeout = TimeSpan.MaxValue, "StoreTimeout is more than zero, and one hour at most.");
        await IsRefusedAsync(static options => options.StoreTimeout = TimeSpan.Zero, "StoreTimeout is more than zero, and one hour at most.");
        await IsRefusedAsync(static options => options.ClaimRetention = TimeSpan.MaxValue, "ClaimRetention is one hour to 36,500 days.");
        await IsRefusedAsync(static options => options.ClaimRetention = TimeSpan.FromDays(36_501), "ClaimRetention is one hour to 36,500 days.");
        await IsRefusedAsync(static options => options.ClaimRetention = TimeSpan.FromMinutes(59), "ClaimRetention is one hour to 36,500 days.");

        await using var app = await App.StartAsync(Store.Nats(server, name, static options =>
            (options.StoreTimeout, options.ClaimRetention) = (TimeSpan.FromHours(1), TimeSpan.FromDays(36_500))));
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));

        async Task IsRefusedAsync(Action<NatsInboxOptions> configure, string problem)
        {
            var exception = await Assert.ThrowsAsync<ArgumentException>(() => App.StartAsync(Store.Nats(server, name, configure)));
            Assert.StartsWith($"UseNatsInbox: {problem}", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_process_says_after_another_has_taken_over_counts_no_more()
    {
        await using var app = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        var inbox = app.Services.GetRequiredService<IInbox>();
        await app.PostAsync("1");
        var key = new InboxKey(1, 2);
        var work = await inbox.TakeAsync(Stop);
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, Of(key), Stop));

        // The other, which was given the same message, as it writes it.
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var claims = new Claims(new NatsJSContext(connection), new Layout(new NatsInboxOptions { Name = name }));
        var (state, revision) = await claims.ReadAsync(key, Stop);
        Assert.Equal("in:1", Assert.IsType<ClaimState.Running>(state).Source);
        var taken = await claims.TryWriteAsync(key, new ClaimState.Running("in:1", TimeProvider.System.GetUtcNow().AddMinutes(1), 2), revision, Stop);
        Assert.NotNull(taken);

        Assert.False(await inbox.CompleteAsync(work, key));
        Assert.False(await inbox.SettleAsync(work));
        Assert.Equal(taken.Value, (await claims.ReadAsync(key, Stop)).Revision);
        Assert.Equal(1, (await app.StatusAsync()).Waiting);
    }

    [Fact]
    public async Task A_claim_that_is_not_extended_is_another_deliverys_and_one_that_is_extended_is_not()
    {
        await using var app = await App.StartAsync(Store.Nats(server, name, static options => options.Lease = TimeSpan.FromSeconds(2)), static options => options.RunsHandlers = false);
        var inbox = app.Services.GetRequiredService<IInbox>();
        await app.PostAsync("1", "1");
        await app.PostAsync("2", "3");
        var (first, second) = (await inbox.TakeAsync(Stop), await inbox.TakeAsync(Stop));
        var (held, left) = (new InboxKey(1, 1), new InboxKey(2, 2));
        Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(first, Of(held), Stop));
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var claims = new Claims(new NatsJSContext(connection), new Layout(new NatsInboxOptions { Name = name }));
        Assert.NotNull(await claims.TryWriteAsync(left, new ClaimState.Running("in:99", TimeProvider.System.GetUtcNow().AddSeconds(2), 99), 0, Stop));

        Assert.Equal(InboxClaim.Other, await inbox.ClaimAsync(second, Of(left), Stop));
        await Until.TrueAsync(() => inbox.ClaimAsync(second, Of(left), Stop).AsTask().GetAwaiter().GetResult() == InboxClaim.Mine);
        Assert.Equal(InboxClaim.Other, await inbox.ClaimAsync(second, Of(held), Stop));
    }

    [Fact]
    public async Task What_others_put_into_its_streams_is_a_delivery_or_left_out_and_told()
    {
        await using var app = await App.StartAsync(Store);
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var streams = new NatsJSContext(connection);
        (await streams.PublishAsync($"{name}.in.3", Encoding.UTF8.GetString(App.Body("by-hand", "1")), NatsUtf8PrimitivesSerializer<string>.Default, cancellationToken: Stop)).EnsureSuccess();
        (await streams.PublishAsync($"{name}.retry.1.none", "nothing", NatsUtf8PrimitivesSerializer<string>.Default, cancellationToken: Stop)).EnsureSuccess();

        await Until.TrueAsync(() => app.Done.Contains("by-hand"));
        await Until.TrueAsync(() => app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 });
        Assert.Contains(app.Logs.Lines, line => line.Text == $"Message 1 of {name}-retry was not put there by TwitterEvents, and is left out.");
    }

    [Fact]
    public async Task A_lane_that_waits_for_the_end_of_a_message_that_is_gone_goes_on()
    {
        // As a server that was killed may find it: the end of the message is in the stream, and not in the consumer. An older one keeps it from being noticed.
        var two = Store.Nats(server, name, static options => (options.Partitions, options.Lease) = (2, TimeSpan.FromSeconds(2)));
        await using (var receiver = await App.StartAsync(two, static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("older", "1");
            await receiver.PostAsync("gone", "4");
        }

        Assert.Equal(2u, await PullAsync("p1", static _ => default));
        await server.WithFormerAsync(Path.Combine($"{name}-in", "obs", "p1"), async () =>
        {
            await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
            await new NatsJSContext(connection).DeleteMessageAsync($"{name}-in", new StreamMsgDeleteRequest { Seq = 2 }, Stop);
        });

        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(two, handle: (id, _) => id == "older" ? gate.Task : Task.CompletedTask);
        await app.PostAsync("next", "4");
        await Until.TrueAsync(() => app.Done.Contains("next"));
        Assert.Contains(app.Logs.Lines, static line => line.Level == LogLevel.Warning && line.Text.Contains("waited for the end of message 2, which is not there any more", StringComparison.Ordinal));
        gate.SetResult();
    }

    private async Task<ulong> PullAsync(string consumer, Func<INatsJSMsg<byte[]>, ValueTask> then)
    {
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = server.Url });
        var lane = await new NatsJSContext(connection).GetConsumerAsync($"{name}-in", consumer, Stop);
        var message = await lane.NextAsync(NatsRawSerializer<byte[]>.Default, cancellationToken: Stop);
        await then(message!);
        return message!.Metadata!.Value.Sequence.Stream;
    }

    private static InboxCall Of(InboxKey key) => new(key, 0, 0, "First", 1);
}
