namespace TwitterEvents.Testing.Deliveries;

/// <summary>Why a replay job is not started.</summary>
internal enum ReplayRefusal
{
    WebhookInvalid,
    InProgress,
    CrcFailed,
}
