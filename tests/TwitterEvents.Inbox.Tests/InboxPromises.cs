using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;
using TwitterEvents.Testing;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What every inbox promises, in one process and from one to the next.</summary>
public abstract class InboxPromises
{
    internal abstract Store Store { get; }

    [Fact]
    public async Task A_delivery_is_answered_when_it_is_stored_and_handled_afterwards()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, handle: (_, _) => gate.Task);

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
        Assert.Empty(app.Done);
        Assert.Equal(1, (await app.StatusAsync()).Waiting);

        gate.SetResult();
        await Until.TrueAsync(() => app.Neighbour.Count == 1);
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
    }

    [Fact]
    public async Task Who_does_not_wait_until_it_is_stored_is_told_to_send_it_again_and_that_is_no_defect()
    {
        await using var app = await App.StartAsync(Store);
        var processor = app.Services.GetRequiredService<DeliveryProcessor>();

        Assert.Equal(DeliveryOutcome.NotStored, await processor.ProcessAsync(App.Body("1"), cancellationToken: new CancellationToken(canceled: true)));
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task The_same_event_a_hundred_times_runs_each_handler_once()
    {
        await using var app = await App.StartAsync(Store);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.PostAsync("1")));
        await app.PostAsync("last");

        await Until.TrueAsync(() => app.Neighbour.Contains("last"));
        Assert.Equal(["1", "last"], app.Done);
        Assert.Equal(["1", "last"], app.Neighbour);
    }

    /// <summary>It knew the event by the bytes it came in, and not by its id.</summary>
    [Fact]
    public async Task What_a_version_without_a_schema_of_its_kind_has_done_is_not_done_again()
    {
        var body = """{"for_user_id":"815","direct_message_events":[{"type":"message_create","id":"1"}]}"""u8.ToArray();
        var known = (AccountActivityEvent)DeliveryReader.Read(body).Events[0];
        var unknown = RedeliveryKey.Of(new UnknownEvent("direct_message_events") { Envelope = known.Envelope }, app: null, new DeliveryName(body), index: 0);
        await using (var before = await App.StartAsync(Store, static options => options.RunsHandlers = false))
        {
            await before.PostAsync(body);
            var inbox = before.Services.GetRequiredService<IInbox>();
            var work = await inbox.TakeAsync(TestContext.Current.CancellationToken);
            var call = new InboxCall(InboxKey.Of(unknown, "First"), Event: 0, Action: 0, "First", Attempt: 1);
            Assert.Equal(InboxClaim.Mine, await inbox.ClaimAsync(work, call, TestContext.Current.CancellationToken));
            Assert.True(await inbox.CompleteAsync(work, call.Key));
            await inbox.AbandonAsync(work);
        }

        await using var app = await App.StartAsync(Store);
        await Until.TrueAsync(() => Status(app) is { Waiting: 0, Retrying: 0, Dead: 0 });
        Assert.Equal((0, "1"), (app.Begun.Count, Assert.Single(app.Neighbour)));
    }

    [Fact]
    public async Task The_same_event_in_another_delivery_runs_each_handler_once()
    {
        await using var app = await App.StartAsync(Store);
        await app.PostAsync("1");
        await app.PostAsync("1", padding: "  ");
        await app.PostAsync("2");

        await Until.TrueAsync(() => app.Neighbour.Contains("2"));
        Assert.Equal(["1", "2"], app.Done);
        Assert.Equal(["1", "2"], app.Neighbour);
    }

    [Fact]
    public async Task What_the_activity_stream_brings_is_stored_and_each_handler_has_it_once_in_order_and_what_fails_alone_again()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var ids = Enumerable.Range(1, 20).Select(static number => $"{number}").ToList();
        await using (var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false, x: x))
        {
            // The first by a webhook; it comes by the stream too. Both connections bring every event.
            await receiver.PostAsync(ids[0], x.App.Owner.Id);
            await Until.TrueAsync(() => x.StreamConnections == 2 && x.ActivitySubscriptions.Count > 0);
            foreach (var id in ids)
            {
                await x.DeliverAsync(App.Body(id, x.App.Owner.Id), TestContext.Current.CancellationToken);
            }

            await Until.TrueAsync(() => Status(receiver).Waiting >= ids.Count);
            Assert.Empty(receiver.Begun);
        }

        await using var worker = await App.StartAsync(
            Store, handle: static (id, attempt) => id == "7" && attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await Until.TrueAsync(() => worker.Done.Count >= ids.Count && Status(worker) is { Waiting: 0, Retrying: 0 });
        Assert.Equal(ids, worker.Neighbour);
        Assert.Equal(ids.Where(static id => id != "7"), worker.Done.Where(static id => id != "7"));
        Assert.Equal(["7", "7"], worker.Begun.Where(static id => id == "7"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public async Task So_many_at_a_time_as_cannot_be_stop_the_start(int count)
    {
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => App.StartAsync(Store, options => options.MaxConcurrency = count));

        Assert.Contains("MaxConcurrency is 1 to 100,000.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_one_user_run_in_order_those_of_several_side_by_side()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(Store, handle: (id, _) => id == "a1" ? gate.Task : Task.CompletedTask);
        await app.PostAsync("a1", "1");
        await app.PostAsync("a2", "1");
        foreach (var user in Enumerable.Range(2, 20))
        {
            await app.PostAsync($"b{user}", $"{user}");
        }

        // Some share the lane of the first.
        await Until.TrueAsync(() => app.Done.Count >= 10);
        Assert.DoesNotContain("a2", app.Begun);
        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Count == 22);
        Assert.Equal(["a1", "a2"], app.Done.Where(static id => id[0] == 'a'));
    }

    [Fact]
    public async Task A_handler_known_to_be_quick_that_blocks_its_thread_keeps_no_other_user_waiting()
    {
        using var gate = new ManualResetEventSlim();
        await using var app = await App.StartAsync(Store, handle: (id, _) =>
        {
            if (id == "blocks")
            {
                gate.Wait(CancellationToken.None);
            }

            return Task.CompletedTask;
        });
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => app.PostAsync($"{i}")));
        await Until.TrueAsync(() => app.Neighbour.Count == 200);

        try
        {
            await app.PostAsync("blocks");
            await Until.TrueAsync(() => app.Begun.Contains("blocks"));
            await app.PostAsync("other", "816");
            await Until.TrueAsync(() => app.Done.Contains("other"));
        }
        finally
        {
            gate.Set();
        }
    }

    [Fact]
    public async Task What_was_accepted_the_next_process_handles()
    {
        await using (var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false))
        {
            foreach (var id in Enumerable.Range(0, 50))
            {
                await receiver.PostAsync($"{id}");
            }

            Assert.Empty(receiver.Begun);
        }

        await using var worker = await App.StartAsync(Store);
        await Until.TrueAsync(() => worker.Neighbour.Count == 50);
        Assert.Equal(Enumerable.Range(0, 50).Select(static id => $"{id}"), worker.Done);
    }

    [Fact]
    public async Task A_worker_finds_what_another_process_accepts()
    {
        await using var worker = await App.StartAsync(Store);
        await using var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false);
        await receiver.PostAsync("1");

        await Until.TrueAsync(() => worker.Done.Count == 1);
    }

    [Fact]
    public async Task What_a_worker_has_not_done_when_it_stops_another_does_at_once_as_a_first_attempt()
    {
        var attempts = new List<int>();
        var first = await App.StartAsync(Store, isSlow: true);
        await first.PostAsync("1");
        await Until.TrueAsync(() => first.Begun.Count == 1);
        await first.PostAsync("2");
        await first.StopNowAsync();
        await first.DisposeAsync();

        await using var second = await App.StartAsync(Store, handle: (_, attempt) =>
        {
            attempts.Add(attempt);
            return Task.CompletedTask;
        });
        await Until.TrueAsync(() => second.Done.Count == 2, seconds: 10);
        Assert.Equal(["1", "2"], second.Done);
        Assert.Equal([1, 1], attempts);
    }

    [Fact]
    public async Task A_backlog_as_long_as_may_be_is_told_to_the_sender()
    {
        await using var receiver = await App.StartAsync(Store.WithMaxBacklog(2), static options => options.RunsHandlers = false);
        Assert.Equal(DeliveryOutcome.Handled, await receiver.PostAsync("1"));
        Assert.Equal(DeliveryOutcome.Handled, await receiver.PostAsync("2"));

        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("3"));
        Assert.Single(receiver.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.StartsWith("Deliveries cannot be stored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_is_known_by_its_name_whatever_its_class_is_called()
    {
        await using (var app = await App.StartAsync(Store))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => app.Neighbour.Count == 1);
            await Until.TrueAsync(() => Status(app).Waiting == 0);
        }

        // The first is another class now.
        await using var later = await App.StartAsync(Store, isRenamed: true);
        await later.PostAsync("1", padding: " ");
        await later.PostAsync("2");
        await Until.TrueAsync(() => later.Neighbour.Contains("2"));
        Assert.Equal(["2"], later.Done);
    }

    [Fact]
    public async Task Two_handlers_of_one_name_stop_the_start()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(Store, names: ("Same", "Same")));

        Assert.StartsWith("Two handlers are named 'Same' (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_elsewhere_and_is_tried_again_is_in_the_trace_it_was_received_in()
    {
        using var tracer = new Tracer("TwitterEvents");
        Activity received;
        await using (var receiver = await App.StartAsync(Store, static options => options.RunsHandlers = false))
        {
            using (received = tracer.Start("receive"))
            {
                received.TraceStateString = "vendor=1";
                await receiver.PostAsync("1");
            }
        }

        var spans = new ConcurrentQueue<Activity>();
        await using var worker = await App.StartAsync(Store, handle: (_, attempt) =>
        {
            spans.Enqueue(Activity.Current!);
            return attempt <= 2 ? throw new InvalidOperationException("It fails, with a private text.") : Task.CompletedTask;
        });
        await Until.TrueAsync(() => spans.Count == 3 && spans.All(static span => span.Parent!.IsStopped));

        Activity[] deliveries = [.. spans.Select(static span => span.Parent!)];
        Assert.Equal([(1, "Failed"), (2, "Failed"), (3, "Handled")], deliveries.Select(static span => ((int)span.GetTagItem("twitter_events.attempt")!, (string)span.GetTagItem("twitter_events.outcome")!)));
        Assert.All(deliveries, span =>
        {
            Assert.Equal(("process delivery", ActivityKind.Consumer, true), (span.OperationName, span.Kind, span.HasRemoteParent));
            Assert.Equal((received.TraceId, received.SpanId, "vendor=1"), (span.TraceId, span.ParentSpanId, span.TraceStateString));
        });
        Assert.All(spans.Concat(deliveries).SelectMany(static span => span.TagObjects), static tag =>
            Assert.DoesNotContain("private", $"{tag.Value}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_nobody_traces_who_receives_a_delivery_has_a_trace_of_its_own(bool hasActivity)
    {
        using var tracer = new Tracer("TwitterEvents");
        var spans = new ConcurrentQueue<Activity>();
        await using var app = await App.StartAsync(Store, handle: (_, _) =>
        {
            spans.Enqueue(Activity.Current!);
            return Task.CompletedTask;
        });

        // As ASP.NET Core has one for each request.
        using var untraced = hasActivity ? new Activity("request").Start() : null;
        await app.PostAsync("1");

        await Until.TrueAsync(() => app.Done.Count == 1);
        var delivery = Assert.Single(spans).Parent!;
        Assert.Equal(default, delivery.ParentSpanId);
        Assert.NotEqual(untraced?.TraceId, delivery.TraceId);
    }

    private static InboxStatus Status(App app) => app.StatusAsync().GetAwaiter().GetResult();
}
