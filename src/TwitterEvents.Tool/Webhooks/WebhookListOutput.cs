namespace TwitterEvents.Tool.Webhooks;

/// <summary>What <c>webhook list</c> prints.</summary>
internal sealed record WebhookListOutput(IReadOnlyList<WebhookOutput> Webhooks);
