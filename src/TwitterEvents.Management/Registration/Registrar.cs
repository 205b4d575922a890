using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>
/// Brings X to what is declared, once. It looks before it does anything, so that doing it again, also after an unclear failure, changes
/// nothing that is as it should be.
/// </summary>
internal sealed class Registrar(
    ITwitterWebhooks x,
    CrcProbe probe,
    IOptionsMonitor<TwitterManagementOptions> management,
    IOptions<TwitterRegistrationOptions> registration,
    ILoggerFactory loggers)
{
    private readonly ILogger logger = loggers.CreateLogger(RegistrationLog.Category);

    /// <returns>The webhook's id.</returns>
    /// <exception cref="RegistrationException">What is declared cannot be registered.</exception>
    /// <exception cref="TwitterApiException">X refused a call.</exception>
    /// <exception cref="TwitterCredentialsException">A credential is not set.</exception>
    public async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var wanted = registration.Value;
        var url = wanted.Url!;
        if (await probe.CheckAsync(url, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            if (problem.IsCertain)
            {
                throw new RegistrationException(problem.Text);
            }

            logger.ProbeUncertain(problem.Text);
        }

        var webhook = await EnsureWebhookAsync(url, wanted.DeleteOtherWebhooks, cancellationToken).ConfigureAwait(false);
        if (!webhook.Valid)
        {
            await ValidateAsync(webhook, cancellationToken).ConfigureAwait(false);
        }

        await EnsureSubscriptionsAsync(webhook.Id, DeclaredUsers(wanted), wanted.EndOtherSubscriptions, cancellationToken).ConfigureAwait(false);
        return webhook.Id;
    }

    private IReadOnlyList<UserCredentials> DeclaredUsers(TwitterRegistrationOptions wanted)
    {
        var options = management.CurrentValue;
        return wanted.Users.Count > 0 || string.IsNullOrEmpty(options.AccessToken) || string.IsNullOrEmpty(options.AccessTokenSecret)
            ? [.. wanted.Users]
            : [UserCredentials.OAuth1(options.AccessToken, options.AccessTokenSecret)];
    }

    private async Task<Webhook> EnsureWebhookAsync(string url, bool deleteOthers, CancellationToken cancellationToken)
    {
        var webhooks = await x.ListAsync(cancellationToken).ConfigureAwait(false);
        var own = webhooks.FirstOrDefault(webhook => webhook.Url == url);
        if (deleteOthers)
        {
            foreach (var other in webhooks.Where(webhook => webhook.Url != url))
            {
                logger.DeletingOther(other.Id, other.Url);
                await x.DeleteAsync(other.Id, cancellationToken).ConfigureAwait(false);
            }

            webhooks = [];
        }

        return own ?? await CreateAsync(url, webhooks, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Webhook> CreateAsync(string url, IReadOnlyList<Webhook> others, CancellationToken cancellationToken)
    {
        try
        {
            var created = await x.CreateAsync(url, cancellationToken).ConfigureAwait(false);
            logger.Created(created.Id, url);
            return created;
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.TooManyWebhooks && others.Count > 0)
        {
            var list = string.Join(", ", others.Select(webhook => $"{webhook.Id} ({webhook.Url})"));
            throw new RegistrationException(
                $"{exception.Message} There is already {list}. Delete one (`twitter-events webhook delete ID`), or set DeleteOtherWebhooks to have it replaced.", exception);
        }
    }

    private async Task ValidateAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        logger.Validating(webhook.Id);
        await x.ValidateAsync(webhook.Id, cancellationToken).ConfigureAwait(false);

        // v2 may answer that it has only tried.
        var webhooks = await x.ListAsync(cancellationToken).ConfigureAwait(false);
        if (webhooks.FirstOrDefault(listed => listed.Id == webhook.Id) is not { Valid: true })
        {
            throw new RegistrationException(
                $"X asked webhook {webhook.Id} its check again and still holds it invalid. {ErrorCures.CureOf(TwitterErrorKind.CrcFailed)}");
        }
    }

    private async Task EnsureSubscriptionsAsync(
        string webhookId, IReadOnlyList<UserCredentials> users, bool endOthers, CancellationToken cancellationToken)
    {
        var subscribed = (await x.ListSubscriptionsAsync(webhookId, cancellationToken).ConfigureAwait(false)).UserIds.ToHashSet(StringComparer.Ordinal);
        List<string> failures = [];
        foreach (var user in users.Where(user => user.UserId is null || !subscribed.Contains(user.UserId)))
        {
            try
            {
                await SubscribeAsync(webhookId, user, cancellationToken).ConfigureAwait(false);
            }
            catch (TwitterApiException exception) when (exception.Error.Status is not null && exception.Kind != TwitterErrorKind.RateLimited)
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
            throw new RegistrationException(
                $"{failures.Count} of {users.Count} users could not be subscribed. {failures[0]}");
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
            logger.Subscribed(user.UserId, webhookId);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.AlreadySubscribed)
        {
            // As wanted.
        }
    }

    private async Task EndOthersAsync(
        string webhookId, IReadOnlyList<UserCredentials> users, HashSet<string> subscribed, CancellationToken cancellationToken)
    {
        if (users.Any(user => user.UserId is null))
        {
            throw new RegistrationException(
                "EndOtherSubscriptions is set, but the id of a declared user is not known, so that its own subscription might be ended. Give UserCredentials.OAuth2 the user's id.");
        }

        foreach (var other in subscribed.Except(users.Select(user => user.UserId!), StringComparer.Ordinal))
        {
            logger.EndingOther(other, webhookId);
            await x.UnsubscribeAsync(webhookId, other, cancellationToken).ConfigureAwait(false);
        }
    }
}
