namespace TwitterEvents.Testing;

/// <summary>A subscription to X Activity, as it was when asked for: one event type of one user, of one keyword, or of the app.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventType">The event type, for example <c>post.create</c>.</param>
/// <param name="UserId">The user its filter names; null for a keyword's, and for <c>oauth.revoke</c>.</param>
/// <param name="Keyword">The keyword its filter names; null if it names none.</param>
/// <param name="Direction"><c>inbound</c> or <c>outbound</c>, in whichever form it was sent; null: both.</param>
/// <param name="Tag">What the app calls it; deliveries carry it.</param>
/// <param name="WebhookId">The webhook its events go to; null: none.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself; null: never.</param>
public sealed record FakeXActivitySubscription(
    string Id,
    string EventType,
    string? UserId,
    string? Keyword,
    string? Direction,
    string? Tag,
    string? WebhookId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt);
