using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>A handler that does not end in its time is named, and holds nobody else.</summary>
public sealed class HandlerTimeoutTests
{
    private const string OneEvent = """{"for_user_id":"1","made_up_events":[{"id":1}]}""";
    private const string TwoEvents = """{"for_user_id":"1","made_up_events":[{"id":1},{"id":2}]}""";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider time = new();
    private readonly Signal reached = new();

    [Fact]
    public async Task A_handler_that_overruns_has_its_token_cancelled_and_has_failed()
    {
        var cancelled = new TaskCompletionSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Hangs", async (_, _, token) =>
        {
            token.Register(cancelled.SetResult);
            reached.Set();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        }), time);

        var delivery = core.ProcessAsync(OneEvent);
        await reached;
        time.Advance(Limit - TimeSpan.FromMilliseconds(1));
        Assert.False(delivery.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(DeliveryOutcome.Failed, await InTime(delivery));
        await InTime(cancelled.Task);
    }

    [Fact]
    public async Task The_log_names_the_handler_the_event_the_delivery_and_the_age()
    {
        string? id = null;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Acme.Hangs", async (_, context, _) =>
        {
            id = context.DeliveryId;
            reached.Set();
            await new TaskCompletionSource().Task;
        }), time);

        var delivery = core.ProcessAsync(OneEvent);
        await reached;
        time.Advance(TimeSpan.FromSeconds(61));
        await InTime(delivery);

        var line = Assert.Single(core.Logs.Lines, line => line.Level == Microsoft.Extensions.Logging.LogLevel.Error);
        Assert.Contains("Acme.Hangs overran its time limit of 00:01:00 on made_up_events of delivery " + id, line.Text, StringComparison.Ordinal);
        Assert.Contains("after 00:01:01", line.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_handler_that_never_ends_holds_neither_its_neighbours_nor_the_events_behind_it(bool blocksItsThread)
    {
        using var never = new ManualResetEventSlim();
        var seen = new ConcurrentQueue<string>();
        await using var core = new Core(
            handlers => handlers
                .Handle<TwitterEvent>("A", async (_, context, _) =>
                {
                    if (Raw(context) == "1")
                    {
                        reached.Set();
                        if (blocksItsThread)
                        {
                            never.Wait(CancellationToken.None);
                        }
                        else
                        {
                            await new TaskCompletionSource().Task;
                        }
                    }

                    seen.Enqueue("A" + Raw(context));
                })
                .Handle<TwitterEvent>("B", (_, context, _) => { seen.Enqueue("B" + Raw(context)); return default; }),
            time);

        var delivery = core.ProcessAsync(TwoEvents);
        await reached;
        time.Advance(Limit);

        Assert.Equal(DeliveryOutcome.Failed, await InTime(delivery));
        Assert.Equal(["B1", "A2", "B2"], seen);
        Assert.Equal(1, core.Services.GetRequiredService<RunningHandlers>().Overrunning);
        Assert.Equal(0, core.Services.GetRequiredService<RunningHandlers>().Count);
        never.Set();
    }

    [Fact]
    public async Task A_duplicate_of_what_hung_runs_again_when_the_limit_has_passed()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Hangs once", async (_, _, _) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                reached.Set();
                await new TaskCompletionSource().Task;
            }
        }), time);

        var first = core.ProcessAsync(OneEvent);
        await reached;
        var duplicate = core.ProcessAsync(OneEvent);
        time.Advance(Limit);

        Assert.Equal(DeliveryOutcome.Failed, await InTime(first));
        Assert.Equal(DeliveryOutcome.Failed, await InTime(duplicate));
        Assert.Equal(DeliveryOutcome.Handled, await InTime(core.ProcessAsync(OneEvent)));
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task What_succeeds_past_its_limit_is_not_run_again()
    {
        var runs = 0;
        var gate = new TaskCompletionSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Late", async (_, _, _) =>
        {
            runs++;
            reached.Set();
            await gate.Task;
        }), time);

        var delivery = core.ProcessAsync(OneEvent);
        await reached;
        time.Advance(Limit);
        Assert.Equal(DeliveryOutcome.Failed, await InTime(delivery));
        gate.SetResult();
        await core.Logs.UntilLoggedAsync("it succeeded, and is not called again");

        Assert.Equal(DeliveryOutcome.Handled, await InTime(core.ProcessAsync(OneEvent)));
        Assert.Equal(1, runs);
        Assert.Equal(0, core.Services.GetRequiredService<RunningHandlers>().Overrunning);
    }

    [Fact]
    public async Task A_handler_of_which_too_many_calls_overran_is_not_called_until_one_of_them_ends()
    {
        var gate = new TaskCompletionSource();
        var calls = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Hangs", async (_, _, _) =>
        {
            if (Interlocked.Increment(ref calls) <= HandlerRunner.MaxOverrunning)
            {
                reached.Set();
                await gate.Task;
            }
        }), time);
        for (var i = 0; i < HandlerRunner.MaxOverrunning; i++)
        {
            var delivery = core.ProcessAsync(Event(i));
            await reached;
            time.Advance(Limit);
            await InTime(delivery);
        }

        Assert.Equal(DeliveryOutcome.Failed, await InTime(core.ProcessAsync(Event(100))));
        Assert.Equal(HandlerRunner.MaxOverrunning, calls);

        gate.SetResult();
        await core.Logs.UntilLoggedAsync("has ended on made_up_events");
        Assert.Equal(DeliveryOutcome.Handled, await InTime(core.ProcessAsync(Event(100))));
    }

    [Fact]
    public async Task A_limit_of_the_handlers_own_comes_before_the_apps()
    {
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Hangs", HangAsync, timeout: TimeSpan.FromSeconds(5)), time);

        var delivery = core.ProcessAsync(OneEvent);
        await reached;
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(DeliveryOutcome.Failed, await InTime(delivery));
    }

    [Fact]
    public async Task Without_a_limit_a_handler_may_take_as_long_as_it_likes()
    {
        var gate = new TaskCompletionSource();
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, _) => { reached.Set(); await gate.Task; }),
            time,
            options: options => options.HandlerTimeout = Timeout.InfiniteTimeSpan);

        var delivery = core.ProcessAsync(OneEvent);
        await reached;
        time.Advance(TimeSpan.FromDays(30));
        Assert.False(delivery.IsCompleted);
        gate.SetResult();

        Assert.Equal(DeliveryOutcome.Handled, await InTime(delivery));
    }

    [Fact]
    public async Task The_gauges_tell_how_many_run_and_how_old_the_oldest_is()
    {
        var gate = new TaskCompletionSource();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Slow", async (_, _, _) => { reached.Set(); await gate.Task; }), time);
        var running = core.Services.GetRequiredService<RunningHandlers>();

        var first = core.ProcessAsync(Event(1));
        await reached;
        time.Advance(TimeSpan.FromSeconds(7));
        var second = core.ProcessAsync(Event(2));
        await reached;

        Assert.Equal(2, running.Count);
        Assert.Equal(TimeSpan.FromSeconds(7), running.OldestAge);
        gate.SetResult();
        await InTime(Task.WhenAll(first, second));
        Assert.Equal(0, running.Count);
        Assert.Equal(TimeSpan.Zero, running.OldestAge);
    }

    private async ValueTask HangAsync(TwitterEvent e, EventContext context, CancellationToken token)
    {
        reached.Set();
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
    }

    private static string Event(int id) => $$"""{"for_user_id":"1","made_up_events":[{"id":{{id}}}]}""";

    private static string Raw(EventContext context) => System.Text.Encoding.UTF8.GetString(context.RawEvent.Span)[6..^1];

    private static Task<T> InTime<T>(Task<T> task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    private static Task InTime(Task task) => task.WaitAsync(Patience, TestContext.Current.CancellationToken);
}
