namespace TwitterEvents.Tool.Migration;

/// <summary>A delivery that was sent to see whether the app takes it.</summary>
/// <param name="Secret">The setting of the secret it was signed with.</param>
/// <param name="Status">The status of the answer; null if none came.</param>
/// <param name="Milliseconds">How long that took.</param>
/// <param name="Failure">Why no answer came; null if one came.</param>
internal sealed record DeliveryAttempt(string Secret, int? Status, long Milliseconds, string? Failure);
