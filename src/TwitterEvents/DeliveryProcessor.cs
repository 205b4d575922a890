using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;

namespace TwitterEvents;

/// <summary>
/// Takes the body of a delivery to its handlers. <c>MapTwitterEvents</c> uses it; a host that is not ASP.NET Core (Azure Functions, AWS
/// Lambda) gets it from the services after <c>AddTwitterEventsCore</c>, and verifies the signature first (<c>WebhookSignature.Verify</c>).
/// </summary>
public sealed class DeliveryProcessor
{
    private readonly EventCatalog catalog;
    private readonly HandlerRegistry registry;
    private readonly EventRunner runner;
    private readonly RunningDeliveries running;
    private readonly Shutdown shutdown;
    private readonly DeliveryReports reports;
    private readonly InboxEntrance? inbox;
    private readonly TwitterEventsMetrics metrics;
    private readonly TimeProvider time;
    private readonly IProcessingSettings settings;
    private readonly ILogger logger;
    private readonly MemoryAlarm memory;

    internal DeliveryProcessor(
        EventCatalog catalog,
        HandlerRegistry registry,
        EventRunner runner,
        RunningDeliveries running,
        Shutdown shutdown,
        DeliveryReports reports,
        TwitterEventsMetrics metrics,
        TimeProvider time,
        IProcessingSettings settings,
        InboxEntrance? inbox,
        ILoggerFactory? loggers)
    {
        this.catalog = catalog;
        this.registry = registry;
        this.runner = runner;
        this.running = running;
        this.shutdown = shutdown;
        this.reports = reports;
        this.inbox = inbox;
        this.metrics = metrics;
        this.time = time;
        this.settings = settings;
        logger = Log.CreateLogger(loggers);
        memory = new MemoryAlarm(time, logger);
    }

    /// <summary>Whether it only stores, and no handler runs for it.</summary>
    internal bool HasInbox => inbox is not null;

    /// <summary>
    /// Reads a delivery and runs the handlers of its events; completes when all of them have ended, or overrun their time limit. With an inbox it
    /// only stores the delivery, and completes when that is safe.
    /// </summary>
    /// <param name="body">The body, its signature verified. Events keep parts of it, so it must never change afterwards.</param>
    /// <param name="app">The app that received it; null for the only one.</param>
    /// <param name="headers">The request's HTTP headers that <see cref="EventCatalog.Headers"/> names; null if it names none, as X's.</param>
    /// <param name="cancellationToken">
    /// Reaches the handlers, joined with the host's shutdown. A handler it stops has failed. It also ends the wait for an event that another
    /// call is handling. With an inbox it ends the wait until the delivery is stored, which it may be all the same.
    /// </param>
    /// <returns>
    /// What to answer. Nothing in the body, no handler, and nothing that observes (a logger, a meter, a trace) makes this method throw.
    /// </returns>
    public Task<DeliveryOutcome> ProcessAsync(
        ReadOnlyMemory<byte> body,
        string? app = null,
        IReadOnlyDictionary<string, string>? headers = null,
        CancellationToken cancellationToken = default) =>
        Start(body, app, headers, lendsThread: true, cancellationToken).Completion;

    /// <summary>As <see cref="ProcessAsync"/>, for who wants to know what runs meanwhile.</summary>
    internal DeliveryRun Start(
        ReadOnlyMemory<byte> body, string? app, IReadOnlyDictionary<string, string>? headers, bool lendsThread, CancellationToken cancellationToken)
    {
        var delivery = new DeliveryRun(running, new DeliveryName(body), app, settings.Processing) { Headers = headers, LendsThread = lendsThread };
        delivery.Completion = WorkAsync(delivery, body, cancellationToken);
        return delivery;
    }

    private async Task<DeliveryOutcome> WorkAsync(DeliveryRun delivery, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        var outcome = DeliveryOutcome.NotAnObject;
        if (DeliveryReader.IsObject(body.Span))
        {
            running.Begin();
            try
            {
                outcome = inbox is null
                    ? await HandleAsync(delivery, body, cancellationToken).ConfigureAwait(false)
                    : await inbox.AcceptAsync(delivery, body, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                var isMemory = memory.Tells(exception, "deliveries are refused, and the sender is told to send them again");
                outcome = isMemory ? DeliveryOutcome.Busy : DeliveryOutcome.Failed;
                if (!isMemory)
                {
                    logger.Defect(delivery.Name.Value, exception);
                }
            }
            finally
            {
                delivery.FreePlace();
                running.End();
            }
        }

        if (!delivery.Waiting.IsCancellationRequested)
        {
            metrics.Delivered(outcome, time.GetElapsedTime(startedAt));
        }

        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<DeliveryOutcome> HandleAsync(DeliveryRun delivery, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var activity = Tracing.StartDelivery(delivery.Name, body.Length);
        try
        {
            var read = DeliveryReader.Read(body, catalog, delivery.Settings.MaxDepth, delivery.Headers, registry);
            reports.Report(read, delivery.Name);
            var events = IncomingEvent.Of(read, body, delivery.App, delivery.Name, time.GetUtcNow());
            Tracing.SetCount(activity, events.Length);
            using var linked = cancellationToken.CanBeCanceled
                ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, shutdown.Token)
                : null;
            var outcome = await runner.HandleAsync(delivery, events, linked?.Token ?? shutdown.Token).ConfigureAwait(false);
            Tracing.Set(activity, outcome);
            return outcome;
        }
        finally
        {
            Tracing.Stop(activity);
        }
    }
}
