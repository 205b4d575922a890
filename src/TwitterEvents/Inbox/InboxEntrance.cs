using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Reading;

namespace TwitterEvents.Inbox;

/// <summary>Puts deliveries into the inbox. It finds out whom they are for, and reads nothing else of them.</summary>
internal sealed class InboxEntrance(IInbox inbox, EventCatalog catalog, TwitterEventsMetrics metrics, TimeProvider time, ILoggerFactory? loggers)
    : IEventSelection
{
    private readonly ILogger logger = Log.CreateLogger(loggers);
    private readonly Alarm alarm = new(time);
    private int refused;

    public async ValueTask<DeliveryOutcome> AcceptAsync(DeliveryRun delivery, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            var read = DeliveryReader.Read(body, catalog, delivery.Settings.MaxDepth, delivery.Headers, this);
            var (traceParent, traceState) = TraceContext.Current;
            var accepted = new AcceptedDelivery(delivery.App, read.Envelope?.GetForUserId(), time.GetUtcNow(), body)
            {
                Headers = delivery.Headers,
                TraceParent = traceParent,
                TraceState = traceState,
            };
            await inbox.AcceptAsync(accepted, cancellationToken).ConfigureAwait(false);
            metrics.Stored();
            Recovered();
            return DeliveryOutcome.Handled;
        }
        catch (InboxUnavailableException exception)
        {
            metrics.NotStored();
            Alarm(exception.Message, exception.InnerException);
            return DeliveryOutcome.NotStored;
        }
        catch (OutOfMemoryException)
        {
            metrics.NotStored();
            Alarm("The process has run out of memory; give it more.", null);
            return DeliveryOutcome.NotStored;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It may be stored all the same; sent again, it runs nothing twice.
            return DeliveryOutcome.NotStored;
        }
    }

    bool IEventSelection.Wants(EventKind kind) => false;

    /// <summary>An alarm a minute, however many are refused.</summary>
    private void Alarm(string problem, Exception? cause)
    {
        Interlocked.Increment(ref refused);
        if (alarm.IsDue())
        {
            logger.InboxUnavailable(problem, cause);
        }
    }

    private void Recovered()
    {
        if (Volatile.Read(ref refused) > 0 && Interlocked.Exchange(ref refused, 0) is > 0 and var before)
        {
            alarm.Clear();
            logger.InboxRecovered(before);
        }
    }
}
