namespace TwitterEvents.Testing;

/// <summary>One attempt to deliver.</summary>
/// <param name="WebhookId">The webhook it went to.</param>
/// <param name="Url">The webhook's URL.</param>
/// <param name="ForUserId">The subscribed user it was for; null where X sends none.</param>
/// <param name="Attempt">1 for the first, 2 for the first retry, and so on.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Status">The status it was answered with; null if there was no answer.</param>
/// <param name="Failure">Why there was no answer; null if there was one.</param>
/// <param name="IsReplay">Whether a replay job sent it.</param>
/// <param name="Body">The whole body.</param>
public sealed record FakeXDelivery(
    string WebhookId,
    Uri Url,
    string? ForUserId,
    int Attempt,
    DateTimeOffset SentAt,
    int? Status,
    string? Failure,
    bool IsReplay,
    ReadOnlyMemory<byte> Body)
{
    /// <summary>The subscription to X Activity it was for; null for what is not X Activity's, or came without one.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>Whether X takes it as delivered: only 200 is.</summary>
    public bool Succeeded => Status == 200;
}
