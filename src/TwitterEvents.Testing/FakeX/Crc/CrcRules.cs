using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Crc;

/// <summary>When a webhook goes invalid. v1.1 and v2 differ, and a webhook keeps the rules of the API that made it.</summary>
internal static class CrcRules
{
    /// <summary>How long after the last success v2 forgives: 24 hours and 4 of grace.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(28);

    public static Webhook After(CrcOutcome outcome, Webhook webhook, DateTimeOffset now) =>
        outcome == CrcOutcome.Passed ? webhook with { Valid = true, LastSuccess = now }
        : IsFatal(outcome) || (webhook.Api == FakeXApi.V2 && now - webhook.LastSuccess >= Grace) ? webhook with { Valid = false }
        : webhook;

    // gzip is named for v1.1 only; to v2 such a body is one without the right token, which is fatal too. What v1.1 does in the end with a
    // webhook that answers 4xx or 5xx, late, or not at all is not said.
    private static bool IsFatal(CrcOutcome outcome) =>
        outcome is CrcOutcome.WrongToken or CrcOutcome.WrongEncoding or CrcOutcome.Redirected or CrcOutcome.BadCertificate;
}
