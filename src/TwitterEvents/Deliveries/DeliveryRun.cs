using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TwitterEvents.Dispatching;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Deliveries;

/// <summary>One delivery in work.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source without timer and wait handle holds nothing.")]
internal sealed class DeliveryRun(RunningDeliveries owner, DeliveryName name, string? app, ProcessingSettings settings)
{
    /// <summary>In milliseconds.</summary>
    private const long LongestLoan = 250;

    private readonly CancellationTokenSource waiting = new();
    private readonly long begunAt = Environment.TickCount64;
    private int hasPlace;
    private int remembered;
    private int notRemembered;

    public DeliveryName Name => name;

    public string? App => app;

    /// <summary>The headers that name the kind of its events; null if none does.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// Whether a handler may begin on the thread it came on. Not where others wait for that thread, or for what it holds: it reads a stream, or has
    /// the turn of a large body. And not for long: many calls in a row, each of them quick, would hold back the answer to X.
    /// </summary>
    public bool LendsThread { get => field && Environment.TickCount64 - begunAt < LongestLoan; init; }

    /// <summary>The settings when it came: one delivery is not handled by two versions of them.</summary>
    public ProcessingSettings Settings => settings;

    /// <summary>What became of it.</summary>
    public Task<DeliveryOutcome> Completion { get; set; } = Task.FromResult(DeliveryOutcome.Failed);

    /// <summary>The handler that runs for it; null between two.</summary>
    public HandlerRun? Current { get; set; }

    /// <summary>What the handler threw that ran last; null if it threw nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Its claim on the event whose handlers run.</summary>
    public EventClaim? Claim { get; set; }

    /// <summary>Its claim on the action that a handler runs on; null if it runs on the event itself.</summary>
    public EventClaim? ActionClaim { get; set; }

    /// <summary>The delivery that runs what this one waits for.</summary>
    public DeliveryRun? WaitsFor { get; set; }

    /// <summary>Ends the wait for what other deliveries run.</summary>
    public CancellationToken Waiting => waiting.Token;

    /// <summary>Nobody listens any more: it runs its own handlers to their end, but waits for nobody, for waiting keeps its body in memory.</summary>
    public void StopWaiting() => waiting.Cancel();

    /// <summary>Takes a place among those whose handlers run, unless it has one.</summary>
    public bool TryTakePlace()
    {
        if (hasPlace == 0 && owner.TryTakePlace(settings.MaxConcurrentDeliveries))
        {
            hasPlace = 1;
        }

        return hasPlace == 1;
    }

    /// <summary>Whether the memory may keep another of its events: no delivery may push out what all the others have left there.</summary>
    public bool TryRemember(int max) => remembered < max && ++remembered > 0;

    public bool IsFirstNotRemembered() => Interlocked.Exchange(ref notRemembered, 1) == 0;

    /// <summary>None of its handlers runs.</summary>
    public void FreePlace()
    {
        if (Interlocked.Exchange(ref hasPlace, 0) == 1)
        {
            owner.FreePlace();
        }
    }

    /// <summary>Which handler runs for it, on what and how long, for a log; null if none does.</summary>
    public string? DescribeRunning(TimeProvider time)
    {
        var run = Current ?? WaitsFor?.Current;
        return run is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Call.Handler.Name} on {run.Incoming.Name} for {time.GetElapsedTime(run.StartedAt).TotalSeconds:0.0} s");
    }
}
