using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Makes the calls; what an answer means is the business of <see cref="ActivityAnswers"/>.</summary>
internal sealed class TwitterActivity(ApiClient client, ILoggerFactory loggers) : ITwitterActivity
{
    private const int LongestTag = 200;

    /// <summary>No app has so many subscriptions: a list that goes on is one that never ends.</summary>
    private const int MostPages = 1_000;

    private readonly ILogger logger = SafeLogger.Create(loggers, ManagementLog.Category);

    public async Task<ActivitySubscription> SubscribeAsync(
        ActivitySubscriptionRequest request, UserCredentials? user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfInvalid(request);
        var (first, second) = AuthorizationsOf(request, user);
        var asked = new ActivitySubscription("", ActivityEventType.Canonical(request.EventType), request.Filter)
        {
            Tag = request.Tag,
            WebhookId = request.WebhookId,
            ExpiresAt = request.ExpiresAt,
        };
        var answer = await client.SendAsync(ActivityCalls.Create(request, first), cancellationToken).ConfigureAwait(false);
        if (answer.IsSuccess || second is null || !MayBeTheCredential(answer.Kind))
        {
            return Read(answer, asked);
        }

        // What the first was refused for is what to tell if the second is not to be had, or no better.
        try
        {
            var subscription = Read(await client.SendAsync(ActivityCalls.Create(request, second), cancellationToken).ConfigureAwait(false), asked);
            logger.OtherCredentialWorked(request.EventType, second.Used, first.Used);
            return subscription;
        }
        catch (TwitterCredentialsException)
        {
            throw answer.Refused();
        }
        catch (TwitterApiException exception) when (MayBeTheCredential(exception.Kind) || exception.Kind == TwitterErrorKind.NotAuthenticated)
        {
            throw answer.Refused();
        }
    }

    public async Task<IReadOnlyList<ActivitySubscription>> ListAsync(string? userId, UserCredentials? user, CancellationToken cancellationToken)
    {
        var authorization = user is null ? ApiAuthorization.Bearer : ApiAuthorization.Of(user);
        var all = new Dictionary<string, ActivitySubscription>(StringComparer.Ordinal);
        string? page = null;
        for (var i = 0; i < MostPages; i++)
        {
            var answer = await client.CallAsync(ActivityCalls.List(userId, page, authorization), cancellationToken).ConfigureAwait(false);
            var (items, next) = ActivityAnswers.Page(answer);
            foreach (var item in items)
            {
                // One that is made while the pages are turned may come twice.
                all[item.Id] = item;
            }

            if (next is null)
            {
                // An X that does not know the parameter lists all.
                return [.. all.Values.Where(item => userId is null || item.Filter.UserId == userId)];
            }

            if (next == page)
            {
                throw answer.Without("where its next page begins: it names the same again");
            }

            page = next;
        }

        throw new TwitterApiException(new TwitterApiError(ActivityCalls.List(null, null, authorization).Name, TwitterErrorKind.NotUnderstood)
        {
            Message = $"The list has more than {MostPages} pages.",
        });
    }

    public async Task<ActivitySubscription> UpdateAsync(
        string subscriptionId, string? webhookId, string? tag, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscriptionId);
        ThrowIfInvalid(tag);
        var asked = new ActivitySubscription(subscriptionId, "", new ActivitySubscriptionFilter()) { Tag = tag, WebhookId = webhookId };
        return ActivityAnswers.Subscription(
            await client.CallAsync(ActivityCalls.Update(subscriptionId, webhookId, tag), cancellationToken).ConfigureAwait(false), asked);
    }

    public Task UnsubscribeAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscriptionId);
        return client.DoAsync(ActivityCalls.Delete(subscriptionId), cancellationToken);
    }

    public async Task<ActivityDeletion> UnsubscribeAllAsync(IReadOnlyCollection<string> subscriptionIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subscriptionIds);
        var deleted = new List<string>();
        var failures = new List<ActivityDeletionFailure>();
        foreach (var ids in subscriptionIds.Distinct().Chunk(ActivityCalls.MostIds))
        {
            var part = ActivityAnswers.Deletion(await client.SendAsync(ActivityCalls.DeleteAll(ids), cancellationToken).ConfigureAwait(false), ids);
            deleted.AddRange(part.DeletedIds);
            failures.AddRange(part.Failures);
        }

        return new ActivityDeletion(deleted, failures);
    }

    private static ActivitySubscription Read(ApiAnswer answer, ActivitySubscription asked)
    {
        answer.ThrowIfRefused();
        return ActivityAnswers.Subscription(answer, asked);
    }

    /// <summary>As X documents it, and what is left if X wants the other.</summary>
    private static (ApiAuthorization First, ApiAuthorization? Second) AuthorizationsOf(ActivitySubscriptionRequest request, UserCredentials? user)
    {
        if (ActivityEventType.Find(request.EventType) is not { IsPrivate: true } type)
        {
            return (ApiAuthorization.Bearer, user is { HasTokens: true } ? ApiAuthorization.Of(user) : null);
        }

        return user is { HasTokens: true }
            ? (ApiAuthorization.Of(user), ApiAuthorization.Bearer)
            : throw new TwitterCredentialsException(
                $"{type.Name} is private: a subscription for {request.Filter} takes that user's own tokens (UserCredentials.OAuth2 with the scope {type.Scope}, or UserCredentials.OAuth1).");
    }

    private static bool MayBeTheCredential(TwitterErrorKind kind) => kind is TwitterErrorKind.UnsupportedAuthentication
        or TwitterErrorKind.ClientNotPermitted
        or TwitterErrorKind.Forbidden
        or TwitterErrorKind.NotAuthorizedForResource;

    private static void ThrowIfInvalid(ActivitySubscriptionRequest request)
    {
        var (type, filter) = (ActivityEventType.Find(request.EventType), request.Filter);
        ArgumentException.ThrowIfNullOrEmpty(request.EventType);
        ArgumentNullException.ThrowIfNull(filter);
        ThrowIfInvalid(request.Tag);
        if (filter is { UserId: not null, Keyword: not null })
        {
            throw new ArgumentException("A filter names a user or a keyword, not both.", nameof(request));
        }

        if (filter.Direction is not (null or "inbound" or "outbound"))
        {
            throw new ArgumentException("A direction is inbound or outbound.", nameof(request));
        }

        if (filter.Direction is not null && type is { TakesDirection: false })
        {
            throw new ArgumentException($"{type.Name} takes no direction.", nameof(request));
        }
    }

    private static void ThrowIfInvalid(string? tag)
    {
        if (tag is { Length: 0 or > LongestTag })
        {
            throw new ArgumentException($"A tag has 1 to {LongestTag} characters.", nameof(tag));
        }
    }
}
