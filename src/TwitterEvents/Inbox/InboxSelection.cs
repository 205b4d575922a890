namespace TwitterEvents.Inbox;

/// <summary>Which dead letters: those that fit everything it says. One that says nothing takes all.</summary>
public sealed class InboxSelection
{
    /// <summary>Those of these deliveries; null for any.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>This one call; null for any.</summary>
    public InboxKey? Key { get; init; }

    /// <summary>Those of this handler, by its whole name; null for any.</summary>
    public string? Handler { get; init; }

    /// <summary>Those of deliveries this app received; null for any.</summary>
    public string? App { get; init; }

    /// <summary>Those of deliveries for this user; null for any.</summary>
    public string? UserId { get; init; }

    /// <summary>Those whose last attempt failed before; null for any.</summary>
    public DateTimeOffset? FailedBefore { get; init; }
}
