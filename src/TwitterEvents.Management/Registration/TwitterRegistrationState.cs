namespace TwitterEvents.Management;

/// <summary>How registration stood at one moment.</summary>
/// <param name="Status">The word for it.</param>
/// <param name="WebhookId">The webhook; null if it never succeeded.</param>
/// <param name="Message">A sentence for a person; if it fails, with the cure.</param>
/// <param name="Failures">How often it has failed in a row.</param>
public sealed record TwitterRegistrationState(TwitterRegistrationStatus Status, string? WebhookId, string Message, int Failures);
