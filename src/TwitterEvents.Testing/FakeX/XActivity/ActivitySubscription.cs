namespace TwitterEvents.Testing.XActivity;

/// <summary>A subscription at one moment; <see cref="ActivitySubscriptions"/> has the present one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Counts up: pages go by it.</param>
/// <param name="EventType">The type of its events.</param>
/// <param name="Filter">Whose they are.</param>
/// <param name="Tag">What the app calls it.</param>
/// <param name="WebhookId">Where the events go; null: to a stream only.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
internal sealed record ActivitySubscription(
    string Id,
    long Number,
    string EventType,
    ActivityFilter Filter,
    string? Tag,
    string? WebhookId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt)
{
    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public FakeXActivitySubscription ToPublic() =>
        new(Id, EventType, Filter.UserId, Filter.Keyword, Filter.Direction, Tag, WebhookId, CreatedAt, ExpiresAt);
}
