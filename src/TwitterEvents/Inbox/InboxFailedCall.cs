namespace TwitterEvents.Inbox;

/// <summary>A call of a handler that has failed, or is held back because its handler keeps strict order and waits to be called again.</summary>
/// <param name="Call">The call, with how many attempts there were.</param>
/// <param name="Due">When it is tried again; of one that is held back since when it is; null of a dead letter.</param>
/// <param name="FailedAt">When the last attempt failed, or it was held back.</param>
/// <param name="Reason">How, the exception with its stack; it may hold private text. Null where it was not asked for.</param>
public sealed record InboxFailedCall(InboxCall Call, DateTimeOffset? Due, DateTimeOffset FailedAt, string? Reason);
