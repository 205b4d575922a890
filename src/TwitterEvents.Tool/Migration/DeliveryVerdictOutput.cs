namespace TwitterEvents.Tool.Migration;

/// <summary>Whether the app behind a webhook takes deliveries of X Activity, as it is printed.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Verified">Whether it does; null if nothing was sent.</param>
/// <param name="Text">The same in a sentence, with the cure.</param>
/// <param name="Attempts">What was sent.</param>
internal sealed record DeliveryVerdictOutput(string WebhookId, string Url, bool? Verified, string Text, IReadOnlyList<DeliveryAttempt> Attempts)
{
    public static DeliveryVerdictOutput Of(DeliveryVerdict verdict) =>
        new(verdict.Webhook.Id, verdict.Webhook.Url, verdict.IsTaken, verdict.Text, verdict.Attempts);
}
