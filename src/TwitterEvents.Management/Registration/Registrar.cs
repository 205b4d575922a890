using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// Brings X to what is declared, once: the webhook, then whose events it gets. Each part looks before it does anything, so that doing it again, also
/// after an unclear failure, changes nothing that is as it should be.
/// </summary>
internal sealed class Registrar(
    ITwitterWebhooks x,
    ITwitterAccounts accounts,
    WebhookRegistrar webhooks,
    AccountActivityRegistrar accountActivity,
    ActivityRegistrar activity,
    ActivityTargets targets,
    IOptionsMonitor<TwitterManagementOptions> management,
    ILoggerFactory loggers,
    ITwitterUsers? provider = null)
{
    private readonly ILogger logger = SafeLogger.Create(loggers, RegistrationLog.Category);

    /// <summary>By access token, of the users of the last look: X never gives an account another id.</summary>
    private Dictionary<string, string> foundIds = [];
    private bool hasToldForgotten;

    /// <param name="wanted">What is declared.</param>
    /// <param name="report">Is told how each subscription of X Activity stands.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The webhook's id; null if there is none, for the stream brings the events.</returns>
    /// <exception cref="RegistrationException">What is declared cannot be registered.</exception>
    /// <exception cref="TwitterApiException">X refused a call.</exception>
    /// <exception cref="TwitterCredentialsException">A credential is not set.</exception>
    public async Task<string?> EnsureAsync(
        TwitterRegistrationOptions wanted, Action<IReadOnlyList<TwitterSubscriptionState>> report, CancellationToken cancellationToken)
    {
        var users = await UsersAsync(wanted, cancellationToken).ConfigureAwait(false);
        if (x.Api != TwitterApi.XActivity)
        {
            ThrowIfWithoutUrl(wanted);
            var (webhook, _) = await webhooks.EnsureAsync(wanted, cancellationToken).ConfigureAwait(false);
            await accountActivity.EnsureAsync(webhook.Id, users, wanted.EndOtherSubscriptions, cancellationToken).ConfigureAwait(false);
            return webhook.Id;
        }

        users = await WithIdsAsync(users, cancellationToken).ConfigureAwait(false);
        var all = targets.Of(wanted, users);
        TellForgotten(wanted);
        var scope = await ScopeAsync(wanted, cancellationToken).ConfigureAwait(false) with { OwnerLeftOut = OwnerLeftOut(users) };
        await activity.EnsureAsync(all, scope, wanted.MaxSubscriptions, report, cancellationToken).ConfigureAwait(false);
        return scope.WebhookId;
    }

    /// <summary>Once: the handlers stay what they are.</summary>
    private void TellForgotten(TwitterRegistrationOptions wanted)
    {
        if (hasToldForgotten)
        {
            return;
        }

        hasToldForgotten = true;
        foreach (var (handler, taken, action, eventTypes) in targets.Forgotten(wanted))
        {
            logger.Forgotten(string.Join(", ", eventTypes), handler, taken.Name, action.Name);
        }
    }

    private async Task<ActivityScope> ScopeAsync(TwitterRegistrationOptions wanted, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(wanted.Url))
        {
            return new ActivityScope(wanted.Tag, null, new HashSet<string>(), wanted.EndOtherSubscriptions);
        }

        var (own, others) = await webhooks.EnsureAsync(wanted, cancellationToken).ConfigureAwait(false);
        return new ActivityScope(wanted.Tag, own.Id, others.Select(static webhook => webhook.Id).ToHashSet(StringComparer.Ordinal), wanted.EndOtherSubscriptions);
    }

    private string? OwnerLeftOut(IReadOnlyList<UserCredentials> users)
    {
        // X's tokens of OAuth 1.0a begin with the user's id.
        var id = management.CurrentValue.AccessToken?.Split('-')[0];
        return provider is null || string.IsNullOrEmpty(id) || users.Any(user => user.UserId == id) ? null : id;
    }

    private static void ThrowIfWithoutUrl(TwitterRegistrationOptions wanted)
    {
        if (string.IsNullOrEmpty(wanted.Url))
        {
            throw new RegistrationException(
                "Twitter:Url is not set. The stream brings X Activity only; Account Activity needs the public https:// address of a webhook, or set Twitter:Api to x-activity.");
        }
    }

    /// <exception cref="TwitterCredentialsException">Nobody is declared, and the owner's tokens are not set.</exception>
    private async ValueTask<IReadOnlyList<UserCredentials>> UsersAsync(TwitterRegistrationOptions wanted, CancellationToken cancellationToken)
    {
        List<UserCredentials> users = [.. wanted.Users];
        if (provider is not null)
        {
            users.AddRange(await AskAsync(provider, cancellationToken).ConfigureAwait(false));
        }
        else if (users.Count == 0)
        {
            var owner = Credentials.Owner(management.CurrentValue);
            users = [UserCredentials.OAuth1(owner.AccessToken, owner.AccessTokenSecret)];
        }

        return x.Api == TwitterApi.XActivity || !wanted.EndOtherSubscriptions || users.All(user => user.UserId is not null)
            ? users
            : throw new RegistrationException(
                "EndOtherSubscriptions is set, but the id of a declared user is not known, so that its own subscription might be ended. Give "
                    + "UserCredentials.OAuth1 or OAuth2 the user's id.");
    }

    private static async ValueTask<IReadOnlyList<UserCredentials>> AskAsync(ITwitterUsers provider, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.GetUsersAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistrationException(
                $"{provider.GetType()} could not say whose events are wanted ({exception.GetType().Name}: {OutsideText.Show(exception.Message).TrimEnd('.')}). Nothing is changed at X.", exception);
        }
    }

    /// <summary>Each user once, with an id: filters take nothing else.</summary>
    private async Task<IReadOnlyList<UserCredentials>> WithIdsAsync(IReadOnlyList<UserCredentials> users, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, UserCredentials>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var user in users)
        {
            var id = user.UserId
                ?? foundIds.GetValueOrDefault(user.AccessToken)
                ?? (await accounts.GetOwnAsync(user, cancellationToken).ConfigureAwait(false)).Id;
            if (user.UserId is null)
            {
                ids[user.AccessToken] = id;
            }

            if (!found.TryGetValue(id, out var before) || !before.HasTokens)
            {
                found[id] = user.WithId(id);
            }
        }

        foundIds = ids;
        return [.. found.Values];
    }
}
