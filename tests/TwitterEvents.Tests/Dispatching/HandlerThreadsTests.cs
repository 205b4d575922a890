using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>Code of handlers runs where it cannot take the threads that answer X's check.</summary>
public sealed class HandlerThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handlers_that_block_their_thread_hold_only_so_many_of_the_pool(bool afterAnAwait)
    {
        const int Handlers = 20;
        using var gate = new ManualResetEventSlim();
        var onPool = 0;
        var reached = new Signal();
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Blocks", async (_, _, _) =>
            {
                if (afterAnAwait)
                {
                    await Task.Yield();
                }

                Interlocked.Add(ref onPool, Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
                reached.Set();
                gate.Wait(CancellationToken.None);
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => Handlers, maxPoolThreads: 1)));

        var deliveries = Enumerable.Range(0, Handlers).Select(i => core.ProcessAsync(Event(i))).ToArray();
        for (var i = 0; i < Handlers; i++)
        {
            await reached;
        }

        Assert.InRange(onPool, 0, 1);
        gate.Set();
        Assert.All(await Task.WhenAll(deliveries).WaitAsync(Patience, TestContext.Current.CancellationToken), outcome => Assert.Equal(DeliveryOutcome.Handled, outcome));
    }

    [Fact]
    public async Task Beyond_the_bound_of_own_threads_a_handler_waits_for_one()
    {
        using var gate = new ManualResetEventSlim();
        var reached = new Signal();
        var began = 0;
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Blocks", (_, _, _) =>
            {
                Interlocked.Increment(ref began);
                reached.Set();
                gate.Wait(CancellationToken.None);
                return default;
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => 2, maxPoolThreads: 0)));

        var deliveries = Enumerable.Range(0, 3).Select(i => core.ProcessAsync(Event(i))).ToArray();
        await reached;
        await reached;
        Assert.Equal(2, began);
        gate.Set();

        Assert.All(await Task.WhenAll(deliveries).WaitAsync(Patience, TestContext.Current.CancellationToken), outcome => Assert.Equal(DeliveryOutcome.Handled, outcome));
    }

    [Fact]
    public async Task A_thread_that_a_handler_past_its_limit_holds_is_replaced_and_one_that_waited_too_long_is_told()
    {
        using var gate = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var reached = new Signal();
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Blocks", (_, context, _) =>
            {
                if (context.RawDelivery.Span.IndexOf("\"id\":0"u8) > 0)
                {
                    reached.Set();
                    gate.Wait(CancellationToken.None);
                }

                return default;
            }),
            time,
            register: services => services.AddSingleton(new HandlerThreads(() => 1, maxPoolThreads: 0)));

        var blocked = core.ProcessAsync(Event(0));
        await reached;
        var waits = core.ProcessAsync(Event(1));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(DeliveryOutcome.Failed, await blocked.WaitAsync(Patience, TestContext.Current.CancellationToken));
        await waits.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Event(2)).WaitAsync(Patience, TestContext.Current.CancellationToken));
        gate.Set();
    }

    [Fact]
    public async Task What_a_begun_call_goes_on_with_does_not_wait_for_the_bound_that_it_holds_itself()
    {
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Sync over async", (_, _, _) =>
            {
                YieldAsync().GetAwaiter().GetResult();
                return default;

                static async Task YieldAsync() => await Task.Yield();
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => 1, maxPoolThreads: 0)));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Event(1)).WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_cancellation_reaches_a_handler_that_blocks_the_only_thread()
    {
        using var source = new CancellationTokenSource();
        var reached = new Signal();
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Blocks", (_, _, token) =>
            {
                reached.Set();
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
                return default;
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => 1, maxPoolThreads: 0)));

        var delivery = core.Processor.ProcessAsync(System.Text.Encoding.UTF8.GetBytes(Event(1)), cancellationToken: source.Token);
        await reached;
        await source.CancelAsync();

        Assert.Equal(DeliveryOutcome.Failed, await delivery.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_call_that_never_began_is_none_that_overran()
    {
        using var gate = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var reached = new Signal();
        await using var core = new Core(
            handlers => handlers
                .Handle<UnknownEvent>("Blocks", (_, _, _) => Block(reached, gate), timeout: Timeout.InfiniteTimeSpan)
                .Handle<FollowEvent>("Innocent", (_, _, _) => default),
            time,
            register: services => services.AddSingleton(new HandlerThreads(() => 1, maxPoolThreads: 0)));
        var blocked = core.ProcessAsync(Event(0));
        await reached;
        for (var i = 0; i <= HandlerRunner.MaxOverrunning; i++)
        {
            var follow = core.ProcessAsync($$"""{"for_user_id":"1","follow_events":[{"type":"follow","created_timestamp":"{{i}}"}]}""");
            time.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(DeliveryOutcome.Failed, await follow.WaitAsync(Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal(0, core.Services.GetRequiredService<RunningHandlers>().Overrunning);
        gate.Set();
        await blocked;
        Assert.Equal(
            DeliveryOutcome.Handled,
            await core.ProcessAsync("""{"for_user_id":"1","follow_events":[{"type":"follow"}]}""").WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(core.Logs.Lines, line => line.Text.Contains("is not called", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_waited_too_long_is_forgotten_though_no_thread_becomes_free()
    {
        using var gate = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var reached = new Signal();
        var threads = new HandlerThreads(() => 1, maxPoolThreads: 0);
        await using var core = new Core(
            handlers => handlers
                .Handle<UnknownEvent>("Blocks", (_, _, _) => Block(reached, gate), timeout: Timeout.InfiniteTimeSpan)
                .Handle<FollowEvent>("Waits", (_, _, _) => default),
            time,
            register: services => services.AddSingleton(threads));
        var blocked = core.ProcessAsync(Event(0));
        await reached;
        var waits = core.ProcessAsync("""{"for_user_id":"1","follow_events":[{"type":"follow"}]}""");
        Assert.Equal(1, threads.Waiting);

        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(DeliveryOutcome.Failed, await waits.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(0, threads.Waiting);
        gate.Set();
        await blocked;
    }

    [Fact]
    public async Task The_priority_that_a_handler_gives_its_thread_ends_with_it()
    {
        var priorities = new ConcurrentQueue<ThreadPriority>();
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Lowers", (_, _, _) =>
            {
                priorities.Enqueue(Thread.CurrentThread.Priority);
                Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
                return default;
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => 1, maxPoolThreads: 0)));

        await core.ProcessAsync(Event(0));
        await core.ProcessAsync(Event(1));

        Assert.Equal([ThreadPriority.Normal, ThreadPriority.Normal], priorities);
    }

    [Fact]
    public async Task A_handler_known_to_be_quick_that_blocks_lets_go_of_its_event_all_the_same()
    {
        using var gate = new ManualResetEventSlim();
        var time = new FakeTimeProvider();
        var reached = new Signal();
        var blocks = false;
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Quick once", (_, _, _) =>
            {
                if (Volatile.Read(ref blocks))
                {
                    Volatile.Write(ref blocks, false);
                    reached.Set();
                    gate.Wait(CancellationToken.None);
                }

                return default;
            }),
            time,
            register: services => services.AddSingleton(new HandlerThreads(() => 8, maxPoolThreads: 1)));
        for (var i = 0; i < 200; i++)
        {
            await core.ProcessAsync(Event(i));
        }

        Volatile.Write(ref blocks, true);
        var stuck = Task.Run(() => core.ProcessAsync(Event(1_000)), TestContext.Current.CancellationToken);
        await reached;
        var duplicate = core.ProcessAsync(Event(1_000));
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(DeliveryOutcome.Failed, await duplicate.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Event(1_000)).WaitAsync(Patience, TestContext.Current.CancellationToken));
        gate.Set();
        await stuck;
    }

    [Fact]
    public async Task Handlers_known_to_be_quick_that_all_block_hold_the_last_thread_of_the_pool_and_no_more()
    {
        const int Handlers = 6;
        const int PoolThreads = 1;
        using var gate = new ManualResetEventSlim();
        var reached = new Signal();
        var blocks = false;
        var onPool = 0;
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Quick once", (_, _, _) =>
            {
                if (Volatile.Read(ref blocks))
                {
                    Interlocked.Add(ref onPool, Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
                    reached.Set();
                    gate.Wait(CancellationToken.None);
                }

                return default;
            }),
            register: services => services.AddSingleton(new HandlerThreads(() => Handlers, PoolThreads)));
        for (var i = 0; i < 200; i++)
        {
            await core.ProcessAsync(Event(i));
        }

        Volatile.Write(ref blocks, true);
        var deliveries = new List<Task<DeliveryOutcome>>();
        for (var i = 0; i < Handlers; i++)
        {
            var number = 1_000 + i;
            deliveries.Add(Task.Run(() => core.ProcessAsync(Event(number)), TestContext.Current.CancellationToken));
            await reached;
        }

        Assert.Equal(PoolThreads + 1, onPool);
        gate.Set();
        Assert.All(await Task.WhenAll(deliveries).WaitAsync(Patience, TestContext.Current.CancellationToken), outcome => Assert.Equal(DeliveryOutcome.Handled, outcome));
    }

    [Fact]
    public async Task An_exception_nobody_waits_for_is_logged_and_ends_neither_the_process_nor_the_handler()
    {
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Careless", (_, _, _) =>
        {
            Throw();
            return default;

            static async void Throw()
            {
                await Task.Yield();
                throw new InvalidOperationException("stray");
            }
        }));

        Assert.Equal(DeliveryOutcome.Handled, await core.ProcessAsync(Event(1)));
        await core.Logs.UntilLoggedAsync("Something that Careless started on made_up_events");
    }

    [Fact]
    public async Task What_flows_with_the_callers_context_reaches_the_handler()
    {
        var ambient = new AsyncLocal<string> { Value = "of the caller" };
        var seen = new ConcurrentQueue<string?>();
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", async (_, _, _) =>
        {
            seen.Enqueue(ambient.Value);
            await Task.Yield();
            seen.Enqueue(ambient.Value);
        }));

        await core.ProcessAsync(Event(1));

        Assert.Equal(["of the caller", "of the caller"], seen);
    }

    private static ValueTask Block(Signal reached, ManualResetEventSlim gate)
    {
        reached.Set();
        gate.Wait(CancellationToken.None);
        return default;
    }

    private static string Event(int id) => $$"""{"for_user_id":"1","made_up_events":[{"id":{{id}}}]}""";
}
