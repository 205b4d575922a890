using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Brings the subscriptions of Account Activity to what is declared: one for each user.</summary>
internal sealed class AccountActivityRegistrar(ITwitterWebhooks x, ILoggerFactory loggers)
{
    private readonly ILogger logger = SafeLogger.Create(loggers, RegistrationLog.Category);

    /// <exception cref="RegistrationException">A user could not be subscribed; the others were.</exception>
    /// <exception cref="TwitterApiException">X refused a call.</exception>
    public async Task EnsureAsync(string webhookId, IReadOnlyList<UserCredentials> users, bool endOthers, CancellationToken cancellationToken)
    {
        var subscribed = (await x.ListSubscriptionsAsync(webhookId, cancellationToken).ConfigureAwait(false)).UserIds.ToHashSet(StringComparer.Ordinal);
        List<string> failures = [];
        foreach (var user in users.Where(user => user.UserId is null || !subscribed.Contains(user.UserId)))
        {
            try
            {
                await SubscribeAsync(webhookId, user, cancellationToken).ConfigureAwait(false);
            }
            catch (TwitterApiException exception) when (UserErrors.AreOfUserAlone(exception.Kind))
            {
                // One user who took the app's authorization back must not keep the others out.
                failures.Add($"{user}: {exception.Message}");
            }
        }

        if (endOthers)
        {
            await EndOthersAsync(webhookId, users, subscribed, cancellationToken).ConfigureAwait(false);
        }

        if (failures.Count > 0)
        {
            throw new RegistrationException($"{failures.Count} of {users.Count} users could not be subscribed. {failures[0]}");
        }
    }

    private async Task SubscribeAsync(string webhookId, UserCredentials user, CancellationToken cancellationToken)
    {
        if (user.UserId is null && await x.IsSubscribedAsync(webhookId, user, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            await x.SubscribeAsync(webhookId, user, cancellationToken).ConfigureAwait(false);
            logger.Subscribed(user.UserId, OutsideText.Show(webhookId));
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            // As wanted, whoever did it.
        }
    }

    private async Task EndOthersAsync(
        string webhookId, IReadOnlyList<UserCredentials> users, HashSet<string> subscribed, CancellationToken cancellationToken)
    {
        foreach (var other in subscribed.Except(users.Select(user => user.UserId!), StringComparer.Ordinal))
        {
            logger.EndingOther(OutsideText.Show(other), OutsideText.Show(webhookId));
            try
            {
                await x.UnsubscribeAsync(webhookId, other, cancellationToken).ConfigureAwait(false);
            }
            catch (TwitterApiException exception) when (exception.Kind is TwitterErrorKind.NotFound or TwitterErrorKind.NotSubscribed)
            {
                // As wanted, whoever did it.
            }
        }
    }
}
