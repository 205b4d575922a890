using System.Collections.Concurrent;
using System.Text;

namespace TwitterEvents.Tests;

/// <summary>Deliveries that hold the same events at the same time.</summary>
public sealed class ConcurrentDeliveryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_delivery_that_comes_while_the_first_runs_starts_nothing_and_has_its_outcome()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, _) =>
        {
            runs++;
            await gate.Task;
        }));

        var first = core.ProcessAsync(Events("1"));
        var second = core.ProcessAsync(Events("1"));
        Assert.False(second.IsCompleted);
        gate.SetResult();

        Assert.Equal(DeliveryOutcome.Handled, await first);
        Assert.Equal(DeliveryOutcome.Handled, await second);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_failure_is_the_outcome_of_all_who_waited_and_the_next_delivery_runs_again()
    {
        var gate = new TaskCompletionSource();
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Once", async (_, _, _) =>
        {
            runs++;
            await gate.Task;
            if (runs == 1)
            {
                throw new InvalidOperationException("first time");
            }
        }));

        var first = core.ProcessAsync(Events("1"));
        var second = core.ProcessAsync(Events("1"));
        gate.SetResult();

        Assert.Equal(DeliveryOutcome.Failed, await first);
        Assert.Equal(DeliveryOutcome.Failed, await second);
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Events("1")));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task The_same_events_in_different_order_do_not_wait_for_each_other()
    {
        var gate = new TaskCompletionSource();
        var runs = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (e, _, _) =>
        {
            runs.Enqueue(((DirectMessageEvent)e).Id!);
            await gate.Task;
        }));

        var first = core.ProcessAsync(Events("1", "2", "3"));
        var second = core.ProcessAsync(Events("4", "3", "1"));
        gate.SetResult();

        await Task.WhenAll(first, second).WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(["1", "2", "3", "4"], runs.Order());
    }

    [Fact]
    public async Task An_event_that_stands_twice_in_a_delivery_runs_each_handler_once()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Events("1", "1")));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Many_deliveries_of_the_same_events_at_once_run_each_event_once()
    {
        var runs = new ConcurrentDictionary<string, int>();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", async (e, _, _) =>
        {
            await Task.Yield();
            runs.AddOrUpdate(((DirectMessageEvent)e).Id!, 1, (_, n) => n + 1);
        }));
        var random = new Random(5);
        var deliveries = Enumerable.Range(0, 200)
            .Select(_ => Events([.. Enumerable.Range(0, 8).Select(_ => $"{random.Next(1, 41)}")]))
            .ToArray();

        var outcomes = await Task.WhenAll(deliveries.Select(body => Task.Run(() => core.ProcessAsync(body))))
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.All(outcomes, outcome => Assert.Equal(DeliveryOutcome.Handled, outcome));
        Assert.All(runs, run => Assert.Equal(1, run.Value));
    }

    [Fact]
    public async Task A_caller_that_gives_up_waiting_for_anothers_run_is_told_that_it_failed()
    {
        var gate = new TaskCompletionSource();
        using var giveUp = new CancellationTokenSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, _) => await gate.Task));
        var first = core.ProcessAsync(Events("1"));

        var second = core.Processor.ProcessAsync(Encoding.UTF8.GetBytes(Events("1")), cancellationToken: giveUp.Token);
        await giveUp.CancelAsync();

        Assert.Equal(DeliveryOutcome.Failed, await second);
        gate.SetResult();
        Assert.Equal(DeliveryOutcome.Handled, await first);
    }

    [Fact]
    public async Task A_duplicate_overtakes_nothing_while_the_first_delivery_is_on_an_earlier_event()
    {
        var gate = new TaskCompletionSource();
        var reached = new Signal();
        var runs = new ConcurrentQueue<string>();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (e, _, _) =>
        {
            runs.Enqueue(((DirectMessageEvent)e).Id!);
            reached.Set();
            await gate.Task;
        }));

        var first = core.ProcessAsync(Events("1", "2"));
        await reached;
        var duplicate = core.ProcessAsync(Events("1", "2"));
        Assert.Equal(["1"], runs);
        gate.SetResult();

        Assert.Equal(DeliveryOutcome.Handled, await first);
        Assert.Equal(DeliveryOutcome.Handled, await duplicate);
        Assert.Equal(["1", "2"], runs);
    }

    [Fact]
    public async Task A_caller_that_has_cancelled_starts_no_handler()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }));

        var outcome = await core.Processor.ProcessAsync(Encoding.UTF8.GetBytes(Events("1", "2")), cancellationToken: new(canceled: true));

        Assert.Equal(DeliveryOutcome.Failed, outcome);
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task A_delivery_nobody_listens_to_any_more_waits_for_nobody()
    {
        var gate = new TaskCompletionSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, _) => await gate.Task));
        var first = core.ProcessAsync(Events("1"));
        var duplicate = core.Processor.Start(Encoding.UTF8.GetBytes(Events("1")), app: null, headers: null, lendsThread: true, CancellationToken.None);
        Assert.False(duplicate.Completion.IsCompleted);

        duplicate.StopWaiting();

        Assert.Equal(DeliveryOutcome.Failed, await duplicate.Completion.WaitAsync(Patience, TestContext.Current.CancellationToken));
        gate.SetResult();
        Assert.Equal(DeliveryOutcome.Handled, await first);
    }

    // Messages: events that have an id of their own, so that they are the same in whatever delivery they come.
    private static string Events(params string[] ids) =>
        $$"""{"for_user_id":"1","direct_message_events":[{{string.Join(',', ids.Select(id => $$"""{"type":"message_create","id":"{{id}}"}"""))}}]}""";
}
