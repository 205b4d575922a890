using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Management.Tests;

/// <summary>How what the stream brings is handled: in order, side by side, and again where it failed.</summary>
public sealed class StreamDeliveriesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_of_one_user_begin_in_order_those_of_several_side_by_side()
    {
        await using var stage = new Stage(static _ => { });
        var first = stage.Block("a1");
        await stage.TakeAsync("a1", "a");
        await stage.TakeAsync("a2", "a");
        await stage.TakeAsync("b1", "b");
        await Until.TrueAsync(() => stage.Begun.Contains("a1") && stage.Begun.Contains("b1"));
        Assert.DoesNotContain("a2", stage.Begun);

        first.SetResult();
        await Until.TrueAsync(() => stage.Begun.Contains("a2"));
        Assert.Equal(["a1", "a2"], stage.Begun.Where(static id => id[0] == 'a'));
    }

    [Fact]
    public async Task Those_of_nobody_do_not_wait_for_each_other()
    {
        await using var stage = new Stage(static _ => { });
        var first = stage.Block("1");
        await stage.TakeAsync("1", null);
        await stage.TakeAsync("2", null);

        await Until.TrueAsync(() => stage.Begun.Contains("2"));
        first.SetResult();
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_holds_nobody_back()
    {
        await using var stage = new Stage(static _ => { });
        stage.Fail("a1", times: 2);
        await stage.TakeAsync("a1", "a");
        await stage.TakeAsync("a2", "a");
        await Until.TrueAsync(() => stage.Begun.Contains("a2"));
        Assert.Equal(["a1", "a2"], stage.Begun);

        // The neighbour that had succeeded runs no second time.
        await stage.Time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(100), () => stage.Begun.Count(static id => id == "a1") == 3);
        await stage.Deliveries.DrainAsync();
        Assert.Equal(["a1", "a2"], stage.Neighbour.Order());
    }

    [Fact]
    public async Task What_fails_ten_times_is_given_up_and_told()
    {
        await using var stage = new Stage(static _ => { });
        stage.Fail("a1", times: int.MaxValue);
        await stage.TakeAsync("a1", "a");

        await stage.Time.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => stage.Logs.Lines.Any(static line => line.Text.EndsWith("has failed 10 times and is given up.", StringComparison.Ordinal)));
        Assert.Equal(10, stage.Begun.Count);
        Assert.DoesNotContain(stage.Logs.Lines, static line => line.Text.Contains("1815", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_is_taken_than_may_be_pending()
    {
        await using var stage = new Stage(static options => options.MaxPending = 2);
        var (first, second) = (stage.Block("1"), stage.Block("2"));
        await stage.TakeAsync("1", null);
        await stage.TakeAsync("2", null);
        var third = stage.TakeAsync("3", null);
        Assert.False(third.IsCompleted);
        Assert.Single(stage.Logs.Lines, static line => line.Text.StartsWith("2 deliveries of the stream are in work", StringComparison.Ordinal));

        first.SetResult();
        await third;
        second.SetResult();
    }

    [Fact]
    public async Task No_more_run_at_once_than_may()
    {
        await using var stage = new Stage(static options => options.MaxConcurrency = 2);
        TaskCompletionSource[] gates = [.. Enumerable.Range(0, 5).Select(id => stage.Block($"{id}"))];
        foreach (var id in Enumerable.Range(0, 5))
        {
            await stage.TakeAsync($"{id}", null);
        }

        await Until.TrueAsync(() => stage.Begun.Count == 2);
        Array.ForEach(gates, static gate => gate.SetResult());
        await stage.Deliveries.DrainAsync();
        Assert.Equal((5, 2), (stage.Begun.Count, stage.MostAtOnce));
    }

    [Fact]
    public async Task A_handler_known_to_be_quick_that_blocks_its_thread_does_not_block_who_reads_the_stream()
    {
        using var gate = new ManualResetEventSlim();
        await using var stage = new Stage(static _ => { });
        for (var i = 0; i < 200; i++)
        {
            await stage.TakeAsync($"{i}", null);
        }

        await Until.TrueAsync(() => stage.Done.Count == 200);
        stage.OnBegin = id => _ = id == "blocks" && gate.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
        var taken = Task.Run(() => stage.TakeAsync("blocks", "a").AsTask(), Token);
        await Until.TrueAsync(() => stage.Begun.Contains("blocks"));
        await taken.WaitAsync(TimeSpan.FromSeconds(10), Token);
        gate.Set();
    }

    [Fact]
    public async Task When_the_app_stops_what_runs_ends_and_what_failed_is_told()
    {
        await using var stage = new Stage(static _ => { });
        stage.Fail("a1", times: int.MaxValue);
        var running = stage.Block("b1");
        await stage.TakeAsync("a1", "a");
        await stage.TakeAsync("b1", "b");
        await Until.TrueAsync(() => stage.Begun.Count == 2);

        await stage.StopAsync();
        var drained = stage.Deliveries.DrainAsync();
        await Until.TrueAsync(() => stage.Logs.Lines.Any(static line => line.Text.EndsWith("which has failed, is not tried again.", StringComparison.Ordinal)));
        Assert.False(drained.IsCompleted);
        running.SetResult();
        await drained;
        Assert.Equal(["b1"], stage.Done);
    }

    private sealed class Stage : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> gates = new();
        private readonly ConcurrentDictionary<string, int> failures = new();
        private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(Token);
        private readonly ServiceProvider services;
        private int atOnce;

        public Stage(Action<ActivityStreamOptions> configure)
        {
            var collection = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddSingleton(this)
                .AddLogging(logging => logging.AddProvider(Logs).SetMinimumLevel(LogLevel.Information));
            collection.AddTwitterEventsCore()
                .Add(HandlerOf<First>(static (stage, e) => stage.HandleAsync(e.EventId!), order: 1))
                .Add(HandlerOf<Second>(static (stage, e) => stage.KeepAsync(e.EventId!), order: 2));
            services = collection.BuildServiceProvider();
            var options = new ActivityStreamOptions();
            configure(options);
            Deliveries = new StreamDeliveries(services.GetRequiredService<DeliveryProcessor>(), options, Time, services.GetRequiredService<ILoggerFactory>().CreateLogger("test"));
        }

        public FakeTimeProvider Time { get; } = new();

        public CollectedLogs Logs { get; } = new();

        public StreamDeliveries Deliveries { get; }

        public ConcurrentQueue<string> Begun { get; } = new();

        public ConcurrentQueue<string> Done { get; } = new();

        public ConcurrentQueue<string> Neighbour { get; } = new();

        public int MostAtOnce { get; private set; }

        /// <summary>Called on the thread the first handler begins on.</summary>
        public Action<string> OnBegin { get; set; } = static _ => { };

        public TaskCompletionSource Block(string id) => gates[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Fail(string id, int times) => failures[id] = times;

        public ValueTask TakeAsync(string id, string? userId) => Deliveries.TakeAsync(Body(id), userId, stopping.Token);

        public Task StopAsync() => stopping.CancelAsync();

        public async ValueTask HandleAsync(string id)
        {
            Begun.Enqueue(id);
            lock (gates)
            {
                MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
            }

            try
            {
                OnBegin(id);
                if (gates.TryGetValue(id, out var gate))
                {
                    await gate.Task;
                }

                if (failures.AddOrUpdate(id, static _ => -1, static (_, left) => left - 1) >= 0)
                {
                    throw new InvalidOperationException("It fails.");
                }

                Done.Enqueue(id);
            }
            finally
            {
                lock (gates)
                {
                    atOnce--;
                }
            }
        }

        public ValueTask KeepAsync(string id)
        {
            Neighbour.Enqueue(id);
            return default;
        }

        public async ValueTask DisposeAsync()
        {
            await stopping.CancelAsync();

            // A test that failed has left them closed.
            foreach (var gate in gates.Values)
            {
                gate.TrySetResult();
            }

            await Deliveries.DrainAsync();
            Deliveries.Dispose();
            await services.DisposeAsync();
            stopping.Dispose();
        }

        private static byte[] Body(string id) => Encoding.UTF8.GetBytes(
            $$"""{"data":{"event_type":"follow.follow","event_uuid":"{{id}}","payload":{"source":{"id":"1815"},"target":{"id":"815"} } } }""");

        private static HandlerRegistration HandlerOf<T>(Func<Stage, FollowFollowEvent, ValueTask> handle, int order) => new(
            typeof(T),
            order,
            static provider => provider.GetRequiredService<Stage>(),
            new HandlerMethod(typeof(FollowFollowEvent), (stage, e, _, _) => handle((Stage)stage, (FollowFollowEvent)e)));
    }

    private sealed class First;

    private sealed class Second;
}
