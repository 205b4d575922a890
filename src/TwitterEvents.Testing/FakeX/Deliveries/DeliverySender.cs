using System.Globalization;
using Microsoft.Extensions.Logging;
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
            webhook.Id, webhook.Url, outgoing.ForUserId, attempt, sentAt, status, failure, outgoing.IsReplay, outgoing.Body);
        log.Add(delivery);
        FakeXLog.Delivered(
            logger, webhook.Id, outgoing.ForUserId ?? "-", attempt, failure ?? status?.ToString(CultureInfo.InvariantCulture) ?? "");
        return delivery;
    }

    private async Task<(int? Status, string? Failure)> SendAsync(Outgoing outgoing, AttemptFaults fault, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(outgoing.Webhook.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = Request(outgoing, fault);
            using var response = await client.SendAsync(request, either.Token);
            return ((int)response.StatusCode, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"No answer within {outgoing.Webhook.TimeLimit.TotalSeconds} seconds."));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A handler of a test host throws what the receiver threw, of whatever type.
            return (null, e.Message);
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

        if (fault.Disconnect)
        {
            request.Content = new BrokenContent(body);
        }

        return request;
    }

    private static string Secret(string right, AttemptFaults fault) => fault.WrongSignature ? RandomText.Letters(50) : right;
}
