namespace TwitterEvents.Tool.Webhooks;

/// <summary>What <c>webhook validate</c> prints.</summary>
internal sealed record WebhookValidatedOutput(string WebhookId, bool Valid);
