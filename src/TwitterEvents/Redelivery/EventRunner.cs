using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Redelivery;

/// <summary>
/// Runs the handlers of a delivery's events, each only where it has not succeeded yet. An event that another delivery is running at this
/// moment is not run again; its outcome is awaited.
/// </summary>
internal sealed class EventRunner
{
    private readonly EventClaims claims = new();
    private readonly HandlerRegistry registry;
    private readonly HandlerRunner runner;
    private readonly HandledMemory memory;
    private readonly DeliveryReports reports;
    private readonly ILogger logger;
    private readonly Action<HandlerRun> remember;

    public EventRunner(
        HandlerRegistry registry, HandlerRunner runner, HandledMemory memory, DeliveryReports reports, ILoggerFactory? loggers = null)
    {
        this.registry = registry;
        this.runner = runner;
        this.memory = memory;
        this.reports = reports;
        logger = Log.CreateLogger(loggers);
        remember = Remember;
    }

    /// <param name="delivery">The delivery.</param>
    /// <param name="events">Its events.</param>
    /// <param name="handlerToken">Cancels the handlers.</param>
    /// <returns>What became of it: every event was run, by this delivery or by another, or it was given up.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<DeliveryOutcome> HandleAsync(DeliveryRun delivery, IncomingEvent[] events, CancellationToken handlerToken)
    {
        var outcome = DeliveryOutcome.Handled;
        foreach (var incoming in events)
        {
            if (handlerToken.IsCancellationRequested)
            {
                return DeliveryOutcome.Failed;
            }

            var result = claims.TryClaim(incoming.Key, delivery, out var claim)
                ? await RunClaimedAsync(delivery, incoming, claim, handlerToken).ConfigureAwait(false)
                : await AwaitAsync(delivery, incoming, claim, handlerToken).ConfigureAwait(false);
            if (result is EventOutcome.Busy or EventOutcome.GivenUp)
            {
                return result == EventOutcome.Busy ? DeliveryOutcome.Busy : DeliveryOutcome.Failed;
            }

            outcome = IsSuccess(result) ? outcome : DeliveryOutcome.Failed;
        }

        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> RunClaimedAsync(
        DeliveryRun delivery, IncomingEvent incoming, EventClaim claim, CancellationToken handlerToken)
    {
        var outcome = EventOutcome.Failed;
        delivery.Claim = claim;
        try
        {
            outcome = await RunAsync(delivery, incoming, claim, handlerToken).ConfigureAwait(false);
        }
        finally
        {
            delivery.Claim = null;
            claim.Release(IsSuccess(outcome));
        }

        reports.Report(incoming, outcome == EventOutcome.GivenUp ? EventOutcome.Timeout : outcome);
        return outcome;
    }

    /// <summary>
    /// Waits for another delivery that runs the event, for events of one delivery keep their order. It holds no claim and no place meanwhile:
    /// two deliveries that hold the same events in different order cannot wait for each other, and those that wait keep nobody out.
    /// </summary>
    private async ValueTask<EventOutcome> AwaitAsync(
        DeliveryRun delivery, IncomingEvent incoming, EventClaim claim, CancellationToken handlerToken)
    {
        var outcome = await WaitAsync(delivery, claim, handlerToken).ConfigureAwait(false) switch
        {
            null => EventOutcome.GivenUp,
            true => EventOutcome.Repeated,
            false => EventOutcome.Failed,
        };
        if (outcome == EventOutcome.Repeated)
        {
            reports.Report(incoming, outcome);
        }

        return outcome;
    }

    /// <returns>Whether what another delivery runs has succeeded; null if the wait was given up.</returns>
    private static async ValueTask<bool?> WaitAsync(DeliveryRun delivery, EventClaim claim, CancellationToken handlerToken)
    {
        delivery.FreePlace();
        delivery.WaitsFor = claim.Owner;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(handlerToken, delivery.Waiting);
        var ended = claim.Ended.WaitAsync(linked.Token);
        await ((Task)ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        delivery.WaitsFor = null;
        return ended.IsCompletedSuccessfully ? await ended.ConfigureAwait(false) : null;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> RunAsync(
        DeliveryRun delivery, IncomingEvent incoming, EventClaim claim, CancellationToken handlerToken)
    {
        var calls = registry.GetCalls(incoming.Kind);
        var outcome = calls.Length == 0 ? EventOutcome.Unhandled : EventOutcome.Repeated;
        foreach (var call in calls)
        {
            if (!call.Method.IsOfActions)
            {
                var (result, ends) = await RunAsync(delivery, incoming, call, claim, handlerToken).ConfigureAwait(false);
                if (ends)
                {
                    return result;
                }

                outcome = outcome.And(result);
                continue;
            }

            foreach (var action in incoming.Actions())
            {
                var (result, ends) = await RunActionAsync(delivery, action, call, claim, handlerToken).ConfigureAwait(false);
                if (ends)
                {
                    return result;
                }

                outcome = outcome.And(result);
            }
        }

        return outcome;
    }

    /// <summary>
    /// Runs a handler on an action, of which other events may tell at this moment: it is claimed for as long as the handler runs. Who holds such a
    /// claim waits for nobody, so those who wait for one, though they hold their event, wait for no one in a circle.
    /// </summary>
    private async ValueTask<(EventOutcome Outcome, bool Ends)> RunActionAsync(
        DeliveryRun delivery, IncomingEvent action, HandlerCall call, EventClaim claim, CancellationToken handlerToken)
    {
        while (!memory.Contains(action.Key, call.Number))
        {
            if (claims.TryClaim(action.Key, delivery, out var ofAction))
            {
                var result = EventOutcome.Failed;
                delivery.ActionClaim = ofAction;
                try
                {
                    (result, var ends) = await RunAsync(delivery, action, call, claim, handlerToken).ConfigureAwait(false);
                    return (result, ends);
                }
                finally
                {
                    delivery.ActionClaim = null;
                    ofAction.Release(IsSuccess(result));
                }
            }

            if (await WaitAsync(delivery, ofAction, handlerToken).ConfigureAwait(false) is null)
            {
                return (EventOutcome.GivenUp, true);
            }
        }

        return (EventOutcome.Repeated, false);
    }

    /// <returns>What became of it, and whether nothing more of the event is to be run.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(EventOutcome Outcome, bool Ends)> RunAsync(
        DeliveryRun delivery, IncomingEvent incoming, HandlerCall call, EventClaim claim, CancellationToken handlerToken)
    {
        if (memory.Contains(incoming.Key, call.Number))
        {
            return (EventOutcome.Repeated, false);
        }

        if (handlerToken.IsCancellationRequested)
        {
            return (EventOutcome.Failed, true);
        }

        if (!delivery.TryTakePlace())
        {
            return (EventOutcome.Busy, true);
        }

        var result = await runner.RunAsync(call, incoming, delivery, remember, handlerToken).ConfigureAwait(false);

        // The handler held this very thread past its limit. Another delivery may have the event by now, and those behind it.
        return claim.HasEnded ? (EventOutcome.GivenUp, true) : (Outcome(result), false);
    }

    private void Remember(HandlerRun run)
    {
        if (!memory.Add(run.Incoming.Key, run.Call.Number, run.Delivery) && run.Delivery.IsFirstNotRemembered())
        {
            logger.NotRemembered(run.Delivery.Name.Value);
        }
    }

    private static bool IsSuccess(EventOutcome outcome) => outcome is EventOutcome.Handled or EventOutcome.Repeated or EventOutcome.Unhandled;

    private static EventOutcome Outcome(HandlerOutcome outcome) => outcome switch
    {
        HandlerOutcome.Succeeded => EventOutcome.Handled,
        HandlerOutcome.TimedOut => EventOutcome.Timeout,
        _ => EventOutcome.Failed,
    };
}
