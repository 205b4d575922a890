namespace TwitterEvents.Tool.Webhooks;

/// <summary>What <c>webhook delete</c> prints.</summary>
internal sealed record WebhookDeletedOutput(string WebhookId, bool Deleted);
