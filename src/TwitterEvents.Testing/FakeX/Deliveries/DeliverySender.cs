using System.Globalization;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Reading;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Makes one attempt to deliver, and keeps it in the log.</summary>
internal sealed class DeliverySender(HttpClient client, FakeXApp app, FakeXFaults faults, DeliveryLog log, TimeProvider time, ILogger logger)
{
    public async Task<FakeXDelivery> AttemptAsync(Outgoing outgoing, int attempt, CancellationToken cancellationToken)
    {
        var fault = faults.TakeAttempt();
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, time, cancellationToken);
        }

        var sentAt = time.GetUtcNow();
        var (status, failure) = await SendAsync(outgoing, fault, cancellationToken);
        var webhook = outgoing.Webhook;
        var delivery = new FakeXDelivery(
            webhook.Id, webhook.Url, outgoing.ForUserId, attempt, sentAt, status, failure, outgoing.IsReplay, outgoing.Body)
        {
            SubscriptionId = outgoing.SubscriptionId,
        };
        log.Add(delivery);
        if (logger.IsEnabled(LogLevel.Information))
        {
            var result = OutsideText.Show(failure ?? status?.ToString(CultureInfo.InvariantCulture));
            FakeXLog.Delivered(logger, webhook.Id, EventsOf(outgoing.Body), outgoing.ForUserId ?? "-", attempt, result);
        }

        return delivery;
    }

    /// <summary>The events by their names on the wire.</summary>
    public static string EventsOf(ReadOnlyMemory<byte> body) =>
        DeliveryReader.Read(body).Events is { Count: > 0 } events ? OutsideText.Show(string.Join(", ", events.Select(e => e.WireName).Distinct())) : "-";

    private async Task<(int? Status, string? Failure)> SendAsync(Outgoing outgoing, AttemptFaults fault, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(outgoing.Webhook.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(outgoing, fault);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var (bytes, isLost) = fault.Close is { Place: FakeXClose.Part.Answer } close ? (close.Bytes, true) : (long.MaxValue, false);
            await ReadAsync(response.Content, bytes, either.Token);
            return isLost ? (null, "The connection was closed in the answer, as asked for.") : ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"No answer within {outgoing.Webhook.TimeLimit.TotalSeconds} seconds."));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A handler of a test host throws what the receiver threw, of whatever type.
            return (null, NetworkFailure.Describe(e));
        }
    }

    private static async Task ReadAsync(HttpContent content, long bytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[4096];
        while (bytes > 0 && await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(bytes, buffer.Length)), cancellationToken) is > 0 and var read)
        {
            bytes -= read;
        }
    }

    private HttpRequestMessage Request(Outgoing outgoing, AttemptFaults fault)
    {
        var body = outgoing.Body;
        var request = SignedRequest.Delivery(outgoing.Webhook.Url, body, Secret(app.ConsumerSecret, fault));
        if (app.ClientSecret is { } clientSecret)
        {
            request.Headers.Add(WebhookSignature.OAuth2HeaderName, SignedRequest.Sign(body.Span, Secret(clientSecret, fault)));
        }

        if (fault.Close is { Place: FakeXClose.Part.Request } close)
        {
            request.Content = new BrokenContent(body, close.Bytes);
        }

        return request;
    }

    private static string Secret(string right, AttemptFaults fault) => fault.WrongSignature ? RandomText.Letters(50) : right;
}
