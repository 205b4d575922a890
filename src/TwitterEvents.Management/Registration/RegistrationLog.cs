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

    [LoggerMessage(311, LogLevel.Debug, "Subscribed to {Target} for webhook {WebhookId}.")]
    public static partial void ActivitySubscribed(this ILogger logger, string target, string webhookId);

    [LoggerMessage(312, LogLevel.Warning, "{Target} goes to webhook {OtherWebhookId} and is moved to {WebhookId}. If another deployment uses the same app of X, give each a Tag of its own.")]
    public static partial void Moving(this ILogger logger, string target, string otherWebhookId, string webhookId);

    [LoggerMessage(313, LogLevel.Information, "Ending the subscription to {EventType} of {Filter} ({SubscriptionId}), which is no longer wanted.")]
    public static partial void ActivityEnding(this ILogger logger, string eventType, string filter, string subscriptionId);

    [LoggerMessage(314, LogLevel.Warning, "The subscription {SubscriptionId} could not be ended: {Problem}")]
    public static partial void ActivityNotEnded(this ILogger logger, string subscriptionId, string problem);

    [LoggerMessage(315, LogLevel.Warning, "{Wanted} subscriptions of X Activity are wanted beside {Others} others; the plan has {Most} (MaxSubscriptions).")]
    public static partial void TooManyWanted(this ILogger logger, int wanted, int others, int most);

    [LoggerMessage(316, LogLevel.Information, "X Activity: {Count} of {Wanted} subscriptions stand; {Missing} were missing, {Moved} went elsewhere, {Superfluous} were no longer wanted.")]
    public static partial void ActivityRegistered(this ILogger logger, int count, int wanted, int missing, int moved, int superfluous);

    [LoggerMessage(319, LogLevel.Warning, "Subscriptions of the app's owner ({UserId}) are ended: the owner's tokens are set, but whose events are wanted is said by the users who have signed in (ITwitterUsers), and the owner is not among them. To keep them let the owner sign in too, or add the owner to EnsureRegistered's Users.")]
    public static partial void OwnerLeftOut(this ILogger logger, string userId);

    [LoggerMessage(320, LogLevel.Warning, "{EventTypes} will not come: nothing is subscribed that no handler takes, and {Handler} takes {Taken}, which is Account Activity's alone. X ends that on 1 January 2027; a handler of {Action} takes both, and is subscribed.")]
    public static partial void Forgotten(this ILogger logger, string eventTypes, string handler, string taken, string action);

    [LoggerMessage(318, LogLevel.Information, "Registered: X sends to the stream.")]
    public static partial void RegisteredForStream(this ILogger logger);

    [LoggerMessage(317, LogLevel.Information, "What X takes for an event (prices of {Date}): {Costs}.")]
    public static partial void ActivityCosts(this ILogger logger, string costs, string date);
}
