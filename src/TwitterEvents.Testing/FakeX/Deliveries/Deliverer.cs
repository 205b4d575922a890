using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Reading;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Delivers, and tries again as X does.</summary>
internal sealed class Deliverer(
    WebhookStore store, ActivityStreams streams, DeliverySender sender, DeliveryLog log, FakeXFaults faults, BackgroundWork background, TimeProvider time,
    ILogger logger, CancellationToken stopping)
{
    /// <summary>How long after each failed attempt v1.1 tries again.</summary>
    private static readonly TimeSpan[] RetryAfter = [TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(27), TimeSpan.FromSeconds(242)];

    private readonly Lock gate = new();
    private readonly List<Outgoing> held = [];

    /// <summary>Sends each once, at the same time, and returns when these first attempts have ended.</summary>
    public async Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(Addressed deliveries, CancellationToken cancellationToken)
    {
        foreach (var body in deliveries.Stream)
        {
            var connections = streams.Send(body);
            if ((connections > 0 || deliveries.Webhooks.Count == 0) && logger.IsEnabled(LogLevel.Information))
            {
                FakeXLog.Streamed(logger, DeliverySender.EventsOf(body), UserOf(body), connections);
            }
        }

        var (now, afterwards) = Arrange(deliveries.Webhooks);
        foreach (var outgoing in now.Concat(afterwards).Distinct())
        {
            log.AddTried(outgoing, time.GetUtcNow());
        }

        var first = await Task.WhenAll(now.Select(outgoing => FirstAttemptAsync(outgoing, cancellationToken)));
        var late = await Task.WhenAll(afterwards.Select(outgoing => FirstAttemptAsync(outgoing, cancellationToken)));
        return [.. first, .. late];
    }

    /// <summary>Sends what X sends of its own accord, which no replay sends again.</summary>
    public Task<FakeXDelivery> DeliverNoticeAsync(Outgoing outgoing) => FirstAttemptAsync(outgoing, stopping);

    private static string UserOf(ReadOnlyMemory<byte> body) =>
        DeliveryReader.Read(body).Events is [XActivityEvent { Filter.UserId: { } id }, ..] ? OutsideText.Show(id) : "-";

    // Applies the faults that change what is sent when: duplicates, and deliveries held until another is sent.
    private (List<Outgoing> Now, List<Outgoing> Afterwards) Arrange(IReadOnlyList<Outgoing> deliveries)
    {
        var now = new List<Outgoing>();
        lock (gate)
        {
            foreach (var outgoing in deliveries)
            {
                if (faults.TakeHold())
                {
                    held.Add(outgoing);
                    continue;
                }

                now.Add(outgoing);
                if (faults.TakeDuplicate())
                {
                    now.Add(outgoing);
                }
            }

            var afterwards = now.Count > 0 ? held.ToList() : [];
            held.RemoveRange(0, afterwards.Count);
            return (now, afterwards);
        }
    }

    private async Task<FakeXDelivery> FirstAttemptAsync(Outgoing outgoing, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var delivery = await sender.AttemptAsync(outgoing, 1, either.Token);
        if (!delivery.Succeeded && outgoing.IsRetried)
        {
            // Runs at once up to its first wait: when this returns, the retry is due already.
            background.Add(RetryAsync(outgoing));
        }

        return delivery;
    }

    private async Task RetryAsync(Outgoing outgoing)
    {
        for (var i = 0; i < RetryAfter.Length; i++)
        {
            await Task.Delay(RetryAfter[i], time, stopping);
            if (store.Find(outgoing.Webhook.Id) is not { Valid: true } || (await sender.AttemptAsync(outgoing, i + 2, stopping)).Succeeded)
            {
                return;
            }
        }
    }
}
