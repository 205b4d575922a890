using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Dispatching;

/// <summary>Runs one handler on one event, within its time limit. It never throws: a handler that fails must not stop its neighbours.</summary>
internal sealed class HandlerRunner(
    IServiceScopeFactory scopes,
    HandlerThreads threads,
    RunningHandlers running,
    ThreadPoolGuard guard,
    TwitterEventsMetrics metrics,
    TimeProvider time,
    ILoggerFactory? loggers = null)
{
    /// <summary>How many calls of one handler may run on past their time limit before it is not called again.</summary>
    public const int MaxOverrunning = 8;

    private readonly ILogger logger = Log.CreateLogger(loggers);

    public IServiceScopeFactory Scopes => scopes;

    public HandlerThreads Threads => threads;

    public RunningHandlers Running => running;

    /// <param name="call">The handler.</param>
    /// <param name="incoming">The event.</param>
    /// <param name="delivery">Is told which handler runs.</param>
    /// <param name="remember">Called once when the handler has returned; after the time limit too.</param>
    /// <param name="cancellationToken">Cancels the handler's token.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HandlerOutcome> RunAsync(
        HandlerCall call, IncomingEvent incoming, DeliveryRun delivery, Action<HandlerRun> remember, CancellationToken cancellationToken)
    {
        if (running.OverrunningOf(call.Handler) >= MaxOverrunning)
        {
            logger.HandlerRefused(call.Handler.Name, incoming.Name, incoming.Context.DeliveryId, MaxOverrunning);
            return HandlerOutcome.Refused;
        }

        var limit = call.Handler.Timeout ?? delivery.Settings.HandlerTimeout;
        using var scope = logger.BeginScope(new HandlerScope(call.Handler.Name, incoming.Name, delivery.Name));
        var activity = Tracing.StartHandler(call, incoming);
        var run = new HandlerRun(this, call, incoming, delivery, remember, time.GetTimestamp());
        running.Add(run);
        guard.Watch();
        delivery.Current = run;
        HandlerOutcome outcome;
        using (cancellationToken.UnsafeRegister(static run => ((HandlerRun)run!).Cancel(), run))
        using (limit == Timeout.InfiniteTimeSpan ? null : time.CreateTimer(Expire, run, limit, Timeout.InfiniteTimeSpan))
        {
            run.Start();
            outcome = await run.Completion.ConfigureAwait(false);
        }

        delivery.Current = null;
        delivery.Failure = run.Failure;
        Tracing.Set(activity, outcome, run.Failure);
        Tracing.Stop(activity);
        Report(run, outcome, limit);
        return outcome;
    }

    /// <summary>The services of a call threw when they were disposed.</summary>
    public void ReportDisposal(HandlerRun run, Exception exception) =>
        logger.DisposalFailed(run.Call.Handler.Name, run.Incoming.Name, run.Incoming.Context.DeliveryId, exception);

    /// <summary>Something a handler started and did not wait for threw.</summary>
    public void ReportStray(HandlerRun run, Exception exception) =>
        logger.StrayException(run.Call.Handler.Name, run.Incoming.Name, run.Incoming.Context.DeliveryId, exception);

    /// <summary>A call has ended that nobody waited for any longer.</summary>
    public void ReportLate(HandlerRun run, bool succeeded) =>
        logger.HandlerEndedLate(
            run.Call.Handler.Name,
            run.Incoming.Name,
            run.Incoming.Context.DeliveryId,
            time.GetElapsedTime(run.StartedAt),
            succeeded ? "it succeeded, and is not called again for this event" : "it failed",
            run.Failure is OperationCanceledException ? null : run.Failure);

    private static void Expire(object? run) => ((HandlerRun)run!).Expire();

    private void Report(HandlerRun run, HandlerOutcome outcome, TimeSpan limit)
    {
        var elapsed = time.GetElapsedTime(run.StartedAt);
        metrics.Handler(run.Call, run.Incoming.Kind, outcome, elapsed);
        if (outcome == HandlerOutcome.Succeeded && !run.HasOverrun)
        {
            // The usual end, and its cost counts: the id below is a hash of the whole delivery.
            return;
        }

        var (handler, wireName, deliveryId) = (run.Call.Handler.Name, run.Incoming.Name, run.Incoming.Context.DeliveryId);
        switch (outcome)
        {
            case HandlerOutcome.Failed:
                logger.HandlerFailed(handler, wireName, deliveryId, run.Failure);
                break;
            case HandlerOutcome.Succeeded:
                logger.DisposalOverran(handler, wireName, deliveryId, limit);
                break;
            case HandlerOutcome.Cancelled:
                logger.HandlerCancelled(handler, wireName, deliveryId);
                break;
            case HandlerOutcome.TimedOut when run.HasBegun:
                logger.HandlerTimedOut(handler, wireName, deliveryId, elapsed, limit);
                break;
            case HandlerOutcome.TimedOut:
                logger.HandlerNotBegun(handler, wireName, deliveryId, elapsed, running.Count);
                break;
        }
    }
}
