namespace TwitterEvents.Tool.Replay;

/// <summary>What <c>replay</c> prints.</summary>
internal sealed record ReplayOutput(string JobId, DateTimeOffset? CreatedAt, string WebhookId, DateTimeOffset From, DateTimeOffset To);
