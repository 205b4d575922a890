using System.Globalization;

namespace TwitterEvents.Management;

/// <summary>Makes the calls: what to say is the dialect's business, what an answer means is that of <see cref="Answers"/>.</summary>
internal sealed class TwitterWebhooks(ApiClient client) : ITwitterWebhooks
{
    public TwitterApi Api => client.Options.Api;

    public async Task<Webhook> CreateAsync(string url, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        return Answers.Webhook(await CallAsync(dialect => dialect.Create(url), cancellationToken).ConfigureAwait(false));
    }

    public async Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken)
    {
        var environment = Api == TwitterApi.V1Premium ? client.Options.Environment : null;
        return Answers.Webhooks(await CallAsync(dialect => dialect.List(), cancellationToken).ConfigureAwait(false), environment);
    }

    public async Task ValidateAsync(string webhookId, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(dialect => dialect.Validate(webhookId), cancellationToken).ConfigureAwait(false);
        if (!Answers.SaysOnlyTried(answer))
        {
            Answers.Demand(answer);
            return;
        }

        var webhooks = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (webhooks.FirstOrDefault(listed => listed.Id == webhookId) is not { Valid: true })
        {
            throw new TwitterApiException(TwitterApiError.Of(answer, TwitterErrorKind.CrcFailed, "X has tried, and still lists the webhook as invalid."));
        }
    }

    public Task DeleteAsync(string webhookId, CancellationToken cancellationToken) =>
        DoAsync(dialect => dialect.Delete(webhookId), cancellationToken);

    public Task SubscribeAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        return DoAsync(dialect => dialect.Subscribe(webhookId, user), cancellationToken);
    }

    public async Task<bool> IsSubscribedAsync(string? webhookId, UserCredentials user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var answer = await SendAsync(dialect => dialect.IsSubscribed(webhookId, user), cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess)
        {
            return Answers.Keeps(answer, answer.Call.Promise!);
        }

        // v1.1 says no by 404, and documents no code. What is wrong with the call itself, or no answer of X's, is no answer to the question.
        var error = TwitterApiError.Of(answer);
        return error.Kind is TwitterErrorKind.NotSubscribed || (error.Kind is TwitterErrorKind.NotFound && answer.HasErrors && !answer.Call.IsV2)
            ? false
            : throw new TwitterApiException(error);
    }

    public async Task<SubscriptionList> ListSubscriptionsAsync(string? webhookId, CancellationToken cancellationToken) =>
        Answers.Subscriptions(await CallAsync(dialect => dialect.ListSubscriptions(webhookId), cancellationToken).ConfigureAwait(false));

    public async Task<SubscriptionCount> CountSubscriptionsAsync(CancellationToken cancellationToken) =>
        Answers.Count(await CallAsync(dialect => dialect.CountSubscriptions(), cancellationToken).ConfigureAwait(false));

    public Task UnsubscribeAsync(string? webhookId, string userId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return DoAsync(dialect => dialect.Unsubscribe(webhookId, userId), cancellationToken);
    }

    public async Task<ReplayJob> ReplayAsync(string webhookId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Answers.ReplayJob(await CallAsync(dialect => dialect.Replay(webhookId, Minute(from), Minute(to)), cancellationToken).ConfigureAwait(false));

    private Task DoAsync(Func<ApiDialect, ApiCall> say, CancellationToken cancellationToken) => client.DoAsync(Say(say), cancellationToken);

    private Task<ApiAnswer> CallAsync(Func<ApiDialect, ApiCall> say, CancellationToken cancellationToken) => client.CallAsync(Say(say), cancellationToken);

    private Task<ApiAnswer> SendAsync(Func<ApiDialect, ApiCall> say, CancellationToken cancellationToken) => client.SendAsync(Say(say), cancellationToken);

    private ApiCall Say(Func<ApiDialect, ApiCall> say) => say(ApiDialect.Of(client.Options));

    private static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
