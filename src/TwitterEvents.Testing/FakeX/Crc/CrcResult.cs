using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Crc;

/// <summary>How a CRC went, and the status of its answer if there was one.</summary>
internal sealed record CrcResult(CrcOutcome Outcome, int? Status = null)
{
    public bool Passed => Outcome == CrcOutcome.Passed;

    /// <summary>What the API says of it when it was asked for the check; null if it passed.</summary>
    public WebhookFailure? Failure =>
        Passed ? null
        : Status is not null and not 200 ? WebhookFailure.CrcStatusNot200
        : Outcome switch
        {
            CrcOutcome.TooSlow => WebhookFailure.SlowCrcAnswer,
            CrcOutcome.BadCertificate => WebhookFailure.BadCertificate,

            // No message speaks of a connection that fails; X's own is nearest.
            CrcOutcome.Disconnected => WebhookFailure.CrcStatusNot200,
            _ => WebhookFailure.WrongCrcAnswer,
        };
}
