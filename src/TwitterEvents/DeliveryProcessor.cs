using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;
using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>
/// Takes the body of a delivery to its handlers. <c>MapTwitterEvents</c> uses it; a host that is not ASP.NET Core (Azure Functions, AWS
/// Lambda) gets it from the services after <c>AddTwitterEventsCore</c>, and verifies the signature first
/// (<see cref="WebhookSignature.Verify(ReadOnlySpan{byte}, string?, string)"/>).
/// </summary>
public sealed class DeliveryProcessor
{
    private readonly HandlerRegistry registry;
    private readonly MemoryInbox inbox;
    private readonly RunningDeliveries running;
    private readonly DriftMonitor drift;
    private readonly TwitterEventsMetrics metrics;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly int maxDepth;
    private readonly CancellationToken stopping;

    internal DeliveryProcessor(
        HandlerRegistry registry,
        MemoryInbox inbox,
        RunningDeliveries running,
        DriftMonitor drift,
        TwitterEventsMetrics metrics,
        TimeProvider time,
        TwitterEventsOptions options,
        ILoggerFactory? loggers,
        IHostApplicationLifetime? lifetime)
    {
        this.registry = registry;
        this.inbox = inbox;
        this.running = running;
        this.drift = drift;
        this.metrics = metrics;
        this.time = time;
        logger = Log.CreateLogger(loggers);
        maxDepth = options.MaxDepth;
        stopping = lifetime?.ApplicationStopping ?? CancellationToken.None;
    }

    /// <summary>Reads a delivery and runs the handlers of its events; completes when all of them have ended.</summary>
    /// <param name="body">The body, its signature verified. Events keep parts of it, so it must never change afterwards.</param>
    /// <param name="app">The app that received it; null for the only one.</param>
    /// <param name="cancellationToken">
    /// Reaches the handlers, joined with the host's shutdown. A handler it stops has failed. It also ends the wait for an event that another
    /// call is handling.
    /// </param>
    /// <returns>What to answer. Nothing in the body, and no handler, makes this method throw.</returns>
    public Task<DeliveryOutcome> ProcessAsync(ReadOnlyMemory<byte> body, string? app = null, CancellationToken cancellationToken = default) =>
        ProcessAsync(body, app, maxDepth, cancellationToken);

    internal async Task<DeliveryOutcome> ProcessAsync(ReadOnlyMemory<byte> body, string? app, int depth, CancellationToken cancellationToken)
    {
        var outcome = DeliveryOutcome.NotAnObject;
        if (DeliveryReader.IsObject(body.Span))
        {
            using var run = running.Begin();
            outcome = await HandleAsync(body, app, depth, cancellationToken).ConfigureAwait(false);
        }

        metrics.Delivered(outcome);
        return outcome;
    }

    private async ValueTask<DeliveryOutcome> HandleAsync(ReadOnlyMemory<byte> body, string? app, int depth, CancellationToken cancellationToken)
    {
        using var linked = cancellationToken.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping) : null;
        var name = new DeliveryName(body);
        try
        {
            var delivery = DeliveryReader.Read(body, depth, registry);
            Report(delivery, name);
            var events = IncomingEvent.Of(delivery, body, app, name, time.GetUtcNow());
            return await inbox.HandleAsync(events, linked?.Token ?? stopping, cancellationToken).ConfigureAwait(false)
                ? DeliveryOutcome.Handled
                : DeliveryOutcome.Failed;
        }
        catch (Exception exception)
        {
            logger.Defect(name.Value, exception);
            return DeliveryOutcome.Failed;
        }
    }

    private void Report(Delivery delivery, DeliveryName name)
    {
        drift.Record(delivery.Drifts);
        if (delivery.Malformed is { } malformed)
        {
            logger.Malformed(name.Value, malformed.Raw.Length, malformed.Position, malformed.Reason);
            metrics.Malformed(malformed.Reason);
        }
    }
}
