namespace TwitterEvents.Management;

/// <summary>A webhook that gets the posts of the filtered stream.</summary>
/// <param name="WebhookId">The webhook.</param>
/// <param name="ApplicationId">The app; null where X does not say.</param>
/// <param name="Fields">What comes with a post, as X writes it; empty where X does not say.</param>
public sealed record FilteredStreamLink(string WebhookId, string? ApplicationId, IReadOnlyList<string> Fields);
