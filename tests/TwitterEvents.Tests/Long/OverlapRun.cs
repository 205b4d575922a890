using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Deliveries;
using TwitterEvents.Dispatching;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Tests;

/// <summary>
/// X at its worst: deliveries that hold the same events in different order, twice in one body, twice at once, again and again until they are
/// answered 200, some callers giving up, to handlers that fail in every way. Then everything must be in order.
/// </summary>
internal sealed class OverlapRun : IAsyncDisposable
{
    private const int Handlers = 3;
    private const int Places = 8;
    private const int Users = 2;
    private const int Workers = 12;
    private const int MaxAttempts = 5;
    private const int RecentEvents = 12;

    // Large, for a busy machine gives the thread of the clock a turn only every 100 ms.
    private static readonly TimeSpan Tick = FaultyHandlers.Limit / 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly int seed;
    private readonly int deliveries;
    private readonly FakeTimeProvider time = new();
    private readonly Ledger ledger;
    private readonly FaultyHandlers handlers;
    private readonly Core core;
    private readonly RunningHandlers running;
    private int taken;
    private int mostRunning;

    public OverlapRun(int seed, int deliveries)
    {
        this.seed = seed;
        this.deliveries = deliveries;
        ledger = new Ledger(time);
        handlers = new FaultyHandlers(seed, time, ledger);
        core = new Core(
            builder =>
            {
                for (var i = 0; i < Handlers; i++)
                {
                    Add(builder, i);
                }
            },
            time,
            services => services.AddScoped(_ => new CallServices(ledger)),
            options =>
            {
                options.HandlerTimeout = FaultyHandlers.Limit;
                options.MaxConcurrentDeliveries = Places;
                options.MaxHandlerThreads = 4;
                options.RedeliveryWindow = TimeSpan.FromDays(10_000);
            });
        running = core.Services.GetRequiredService<RunningHandlers>();
    }

    private int Events => deliveries + RecentEvents + 1;

    /// <summary>Runs it, and fails at the first thing that is out of order.</summary>
    public async Task<OverlapCounts> RunAsync()
    {
        using var stopped = new ManualResetEventSlim();
        var clock = new Thread(() => DriveTime(stopped)) { IsBackground = true };
        clock.Start();
        await InTime(Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => SendAsync(worker)))));
        await InTime(UntilNothingRunsAsync());
        stopped.Set();
        clock.Join();
        var counts = OverlapCounts.Of(ledger, core.Logs);

        _ = handlers.BecomeCalm();
        await SendAllOnceAsync();
        var calls = ledger.Calls.Count;
        await SendAllOnceAsync();
        Check(ledger.Calls.Count == calls, "An event ran though all its handlers had succeeded.");
        CheckRules();
        await CheckPlacesAsync();
        CheckNothingIsLeft();
        return counts;
    }

    public ValueTask DisposeAsync() => core.DisposeAsync();

    private void Add(TwitterEventsBuilder builder, int number) => builder.Add(new HandlerRegistration(
        $"Handler {number}",
        $"Handler {number}",
        number,
        provider => provider.GetRequiredService<CallServices>(),
        HandlerRegistrations.Method<TwitterEvent>((services, e, context, token) =>
        {
            InterlockedMax(ref mostRunning, running.Count);
            return handlers.HandleAsync((CallServices)services, number, e, context, token);
        }))
    {
        Timeout = number == 1 ? FaultyHandlers.Limit / 2 : null,
    });

    private void DriveTime(ManualResetEventSlim stopped)
    {
        while (!stopped.Wait(TimeSpan.FromMilliseconds(1)))
        {
            time.Advance(Tick);
        }
    }

    private async Task SendAsync(int worker)
    {
        var random = new Random(FaultyHandlers.Mix(seed, worker));
        for (var number = Interlocked.Increment(ref taken); number <= deliveries; number = Interlocked.Increment(ref taken))
        {
            var user = random.Next(Users);
            var events = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new ModelEvent(user, number + random.Next(RecentEvents))).ToArray();
            var isHandled = false;
            for (var attempt = 0; attempt < MaxAttempts && !isHandled; attempt++)
            {
                var copies = Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => SubmitAsync(events, random.Next(8) == 0 ? random.Next(1, 15) : null));
                isHandled = (await Task.WhenAll(copies)).Contains(DeliveryOutcome.Handled);
                if (!isHandled)
                {
                    await Task.Delay(TimeSpan.FromSeconds(random.Next(1, 10)), time, CancellationToken.None);
                    await Task.Yield(); // Off the thread that drives the clock.
                }
            }
        }
    }

    private async Task<DeliveryOutcome> SubmitAsync(ModelEvent[] events, int? secondsOfPatience = null)
    {
        var submission = ledger.Submit(events);
        Submission.Current.Value = submission;
        using var caller = secondsOfPatience is { } seconds ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time) : null;
        var outcome = await core.Processor.ProcessAsync(Body(events), cancellationToken: caller?.Token ?? default);
        submission.Outcome = outcome;
        submission.EndedAt = ledger.Now();
        return outcome;
    }

    private async Task SendAllOnceAsync()
    {
        foreach (var user in Enumerable.Range(0, Users))
        {
            foreach (var ids in Enumerable.Range(0, Events).Chunk(10))
            {
                var outcome = await InTime(SubmitAsync([.. ids.Select(id => new ModelEvent(user, id))]));
                Check(outcome == DeliveryOutcome.Handled, $"When failures had stopped, a delivery was {outcome}.");
            }
        }
    }

    private async Task UntilNothingRunsAsync()
    {
        while (running.Count > 0 || running.Overrunning > 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>As many deliveries as there are places run at once, and one more is refused: none was lost, none was won.</summary>
    private async Task CheckPlacesAsync()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = handlers.BecomeCalm(hold.Task);
        var first = Events + 1;
        var held = Enumerable.Range(first, Places).Select(id => SubmitAsync([new ModelEvent(0, id)])).ToArray();
        var refused = await InTime(SubmitAsync([new ModelEvent(0, first + Places)]));
        hold.SetResult();
        var outcomes = await InTime(Task.WhenAll(held));
        Check(refused == DeliveryOutcome.Busy, $"With every place taken a delivery was {refused}.");
        Check(outcomes.All(outcome => outcome == DeliveryOutcome.Handled), $"Of {Places} deliveries at once: {string.Join(", ", outcomes)}.");
    }

    private void CheckRules()
    {
        var breaches = LedgerRules.Breaches(ledger, Handlers).Take(5).ToArray();
        Check(breaches.Length == 0, string.Join("\n", breaches));
        Check(mostRunning is > 1 and <= Places, $"{mostRunning} calls ran at once in {Places} places.");
    }

    private void CheckNothingIsLeft()
    {
        Check(running.Count == 0 && running.Overrunning == 0 && running.OldestAge == TimeSpan.Zero, "A call still runs.");
        var pairs = (Users * Events + Places) * Handlers;
        var remembered = core.Services.GetRequiredService<HandledMemory>().Count;
        Check(remembered == pairs, $"{remembered} pairs are remembered, of {pairs}.");
        var stop = core.Services.GetRequiredService<RunningDeliveries>().StopAsync(CancellationToken.None);
        Check(stop.IsCompletedSuccessfully, "The host would wait for a delivery, and none is in work.");
        Check(!core.Logs.Lines.Any(line => line.Text.Contains("defect", StringComparison.Ordinal)), "A defect was logged.");
    }

    private void Check(bool holds, string otherwise) => Assert.True(holds, $"TWITTEREVENTS_SEED={seed}: {otherwise}");

    private async Task<T> InTime<T>(Task<T> task)
    {
        await InTime((Task)task);
        return await task;
    }

    private async Task InTime(Task task)
    {
        await Task.WhenAny(task, Task.Delay(Patience, TestContext.Current.CancellationToken));
        Check(task.IsCompleted, $"Nothing more happens; {running.Count} calls run and {running.Overrunning} overran.");
        await task;
    }

    private static byte[] Body(ModelEvent[] events) => Encoding.UTF8.GetBytes(
        $$"""{"for_user_id":"{{events[0].User}}","direct_message_events":[{{string.Join(',', events.Select(e => $$"""{"type":"message_create","id":"{{e.Id}}"}"""))}}]}""");

    private static void InterlockedMax(ref int most, int value)
    {
        for (var before = Volatile.Read(ref most); value > before; before = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, before);
        }
    }
}
