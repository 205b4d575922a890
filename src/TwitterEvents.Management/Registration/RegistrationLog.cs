using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management;

/// <summary>What registration logs: sentences a person understands, and no credential.</summary>
internal static partial class RegistrationLog
{
    public const string Category = "TwitterEvents.Registration";

    [LoggerMessage(301, LogLevel.Information, "Registered: X sends to {Url} (webhook {WebhookId}).")]
    public static partial void Registered(this ILogger logger, string url, string webhookId);

    [LoggerMessage(302, LogLevel.Error, "Not registered. {Problem} Next try in {Wait}.")]
    public static partial void NotRegistered(this ILogger logger, string problem, TimeSpan wait);

    [LoggerMessage(303, LogLevel.Debug, "Still not registered. {Problem} Next try in {Wait}.")]
    public static partial void StillNotRegistered(this ILogger logger, string problem, TimeSpan wait);

    [LoggerMessage(304, LogLevel.Error, "Registration failed ({ExceptionType}): this is a defect of TwitterEvents. Next try in {Wait}.")]
    public static partial void Defect(this ILogger logger, string? exceptionType, TimeSpan wait, Exception? exception);

    [LoggerMessage(305, LogLevel.Warning, "{Problem} X may see it otherwise; its own check will tell.")]
    public static partial void ProbeUncertain(this ILogger logger, string problem);

    [LoggerMessage(306, LogLevel.Information, "Created webhook {WebhookId} for {Url}.")]
    public static partial void Created(this ILogger logger, string webhookId, string url);

    [LoggerMessage(307, LogLevel.Warning, "X holds webhook {WebhookId} invalid and sends it nothing; validating it.")]
    public static partial void Validating(this ILogger logger, string webhookId);

    [LoggerMessage(308, LogLevel.Information, "Subscribed user {UserId} to webhook {WebhookId}.")]
    public static partial void Subscribed(this ILogger logger, string? userId, string webhookId);

    [LoggerMessage(309, LogLevel.Warning, "Deleting webhook {WebhookId} ({Url}), for DeleteOtherWebhooks is set.")]
    public static partial void DeletingOther(this ILogger logger, string webhookId, string url);

    [LoggerMessage(310, LogLevel.Warning, "Ending the subscription of user {UserId} to webhook {WebhookId}, for EndOtherSubscriptions is set.")]
    public static partial void EndingOther(this ILogger logger, string userId, string webhookId);
}
