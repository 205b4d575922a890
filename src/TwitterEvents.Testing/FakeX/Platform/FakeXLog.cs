using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Crc;

namespace TwitterEvents.Testing.Platform;

/// <summary>What a fake X logs: ids, names of events and results, never a credential, URL or body.</summary>
internal static partial class FakeXLog
{
    public const string Category = "TwitterEvents.Testing.FakeX";

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route}: {Status}.")]
    public static partial void Called(ILogger logger, string method, string route, int status);

    [LoggerMessage(2, LogLevel.Information, "CRC of webhook {WebhookId}: {Outcome}.")]
    public static partial void Crc(ILogger logger, string webhookId, CrcOutcome outcome);

    [LoggerMessage(3, LogLevel.Information, "Delivery to webhook {WebhookId} of {Event} for user {UserId}, attempt {Attempt}: {Result}.")]
    public static partial void Delivered(ILogger logger, string webhookId, string @event, string userId, int attempt, string result);

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "A webhook's URL is refused: the fake X takes loopback, and only if AllowRemote is set others; those are https without a port.")]
    public static partial void UrlRefused(ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Replay job {JobId} of webhook {WebhookId}: {State}.")]
    public static partial void Replayed(ILogger logger, string jobId, string webhookId, string state);

    [LoggerMessage(6, LogLevel.Information, "CRC of a new webhook: {Outcome}.")]
    public static partial void NewCrc(ILogger logger, CrcOutcome outcome);

    [LoggerMessage(7, LogLevel.Information, "{Method} of a path X does not have: {Status}.")]
    public static partial void CalledUnknown(ILogger logger, string method, int status);

    [LoggerMessage(9, LogLevel.Information, "Delivery over the stream of {Event} for user {UserId}, connections: {Connections}.")]
    public static partial void Streamed(ILogger logger, string @event, string userId, int connections);

    [LoggerMessage(8, LogLevel.Information, "Subscription {SubscriptionId} to X Activity is {Change}: {EventType} of {About}, to {Webhook}.")]
    public static partial void ActivityChanged(ILogger logger, string subscriptionId, string change, string eventType, string about, string webhook);
}
