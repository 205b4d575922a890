using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Inbox;

/// <summary>
/// Runs the handlers of a delivery's events, each only where it has not succeeded yet. An event that another delivery is running at this
/// moment is not run again; its outcome is awaited.
/// </summary>
internal sealed class MemoryInbox
{
    private readonly EventClaims claims = new();
    private readonly HandlerRegistry registry;
    private readonly HandlerRunner runner;
    private readonly HandledMemory memory;
    private readonly TwitterEventsMetrics metrics;
    private readonly ILogger logger;
    private readonly Action<HandlerRun> remember;

    public MemoryInbox(
        HandlerRegistry registry, HandlerRunner runner, HandledMemory memory, TwitterEventsMetrics metrics, ILoggerFactory? loggers = null)
    {
        this.registry = registry;
        this.runner = runner;
        this.memory = memory;
        this.metrics = metrics;
        logger = Log.CreateLogger(loggers);
        remember = Remember;
    }

    /// <param name="delivery">The delivery.</param>
    /// <param name="events">Its events.</param>
    /// <param name="handlerToken">Cancels the handlers.</param>
    /// <returns>
    /// What its own handlers say, and the claims of others that it met: to know the whole outcome they must be awaited, which takes no place.
    /// </returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(DeliveryOutcome Own, List<EventClaim>? Foreign)> HandleAsync(
        DeliveryRun delivery, IncomingEvent[] events, CancellationToken handlerToken)
    {
        var outcome = DeliveryOutcome.Handled;
        List<EventClaim>? foreign = null;
        foreach (var incoming in events)
        {
            // Claimed when its turn comes, and awaited when all of its own have run: two deliveries that hold the same events in different
            // order cannot wait for each other, and what has not begun keeps nobody waiting.
            if (!claims.TryClaim(incoming.Key, delivery, out var claim))
            {
                (foreign ??= []).Add(claim);
                continue;
            }

            var result = EventOutcome.Failed;
            try
            {
                result = await RunAsync(delivery, incoming, handlerToken).ConfigureAwait(false);
            }
            finally
            {
                claims.Release(incoming.Key, claim, result is EventOutcome.Handled or EventOutcome.Repeated);
            }

            Report(incoming, result);
            if (result == EventOutcome.Busy)
            {
                return (DeliveryOutcome.Busy, foreign);
            }

            outcome = result is EventOutcome.Handled or EventOutcome.Repeated ? outcome : DeliveryOutcome.Failed;
        }

        return (outcome, foreign);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> RunAsync(DeliveryRun delivery, IncomingEvent incoming, CancellationToken handlerToken)
    {
        var outcome = EventOutcome.Repeated;
        foreach (var call in registry.GetCalls(incoming.Kind))
        {
            if (memory.Contains(incoming.Key, call.Number))
            {
                continue;
            }

            if (!delivery.TryTakePlace())
            {
                return EventOutcome.Busy;
            }

            var result = await runner.RunAsync(call, incoming, delivery, remember, handlerToken).ConfigureAwait(false);
            outcome = Worse(outcome, result);
        }

        return outcome;
    }

    private void Remember(HandlerRun run)
    {
        if (!memory.Add(run.Incoming.Key, run.Call.Number, run.Delivery))
        {
            logger.NotRemembered(run.Delivery.Name.Value);
        }
    }

    private void Report(IncomingEvent incoming, EventOutcome outcome)
    {
        metrics.Event(incoming.Kind, outcome);
        if (logger.IsEnabled(LogLevel.Debug))
        {
            logger.EventDone(incoming.Name, incoming.Kind.EventType.Name, incoming.Context.DeliveryId, outcome);
        }
    }

    /// <summary>What the event's outcome is after one more handler: a failure weighs more than a time-out, and both more than success.</summary>
    private static EventOutcome Worse(EventOutcome sofar, HandlerOutcome next) => next switch
    {
        HandlerOutcome.Succeeded => sofar == EventOutcome.Repeated ? EventOutcome.Handled : sofar,
        HandlerOutcome.TimedOut => sofar == EventOutcome.Failed ? sofar : EventOutcome.Timeout,
        _ => EventOutcome.Failed,
    };
}
