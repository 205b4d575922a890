namespace TwitterEvents.Testing;

/// <summary>A registered webhook, as it was when asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where deliveries go.</param>
/// <param name="Valid">Whether it gets any: false after a failed CRC, until one passes again.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="CreatedBy">By which API it was registered: time limits, retries and the rules of going invalid depend on it.</param>
/// <param name="Environment">The premium environment it belongs to; null for the other APIs.</param>
/// <param name="SubscribedUserIds">Whose events it gets.</param>
public sealed record FakeXWebhook(
    string Id,
    Uri Url,
    bool Valid,
    DateTimeOffset CreatedAt,
    FakeXApi CreatedBy,
    string? Environment,
    IReadOnlyList<string> SubscribedUserIds);
