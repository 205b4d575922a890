namespace TwitterEvents.Testing.Platform;

/// <summary>Why a webhook is not registered or not valid. Each API has its own words for it.</summary>
internal enum WebhookFailure
{
    UrlRefused,
    DuplicateUrl,
    TooManyWebhooks,
    WrongCrcAnswer,
    SlowCrcAnswer,
    CrcStatusNot200,
    BadCertificate,
}
