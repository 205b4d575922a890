namespace TwitterEvents.Testing.XActivity;

/// <summary>A subscription that is asked for, with all that can be wrong in the asking out of the way.</summary>
internal sealed record ActivityRequest(EventType EventType, ActivityFilter Filter, string? Tag, string? WebhookId, DateTimeOffset? ExpiresAt);
