using Microsoft.Extensions.Logging.Abstractions;

namespace TwitterEvents.Management.Tests;

/// <summary>Users whose tokens X does not take, among others: X allows 500 calls in 15 minutes, for all together.</summary>
public sealed class RefusedTokensTests
{
    private static readonly string[] Types = ["dm.received", "like.create", "follow.follow", "dm.sent"];

    [Theory]
    [InlineData(TwitterErrorKind.NotAuthenticated)]
    [InlineData(TwitterErrorKind.TokenInvalid)]
    [InlineData(TwitterErrorKind.GrantLost)]
    [InlineData(TwitterErrorKind.AccountSuspended)]
    public async Task A_user_whose_tokens_are_refused_is_asked_for_with_them_once_and_each_type_is_named(TwitterErrorKind kind)
    {
        var x = new RefusingX("42", kind);

        var states = await EnsureAsync(x);

        Assert.Equal(["dm.received 42", "follow.follow 42"], x.Asked.Where(asked => asked.EndsWith("42", StringComparison.Ordinal)));
        Assert.Equal(["dm.received", "like.create", "dm.sent"], states.Where(state => state.Problem is not null).Select(state => state.EventType));
        Assert.Single(states.Select(state => state.Problem).OfType<string>().Distinct());
    }

    [Fact]
    public async Task What_X_refuses_of_one_type_is_no_word_on_the_others()
    {
        var x = new RefusingX("42", TwitterErrorKind.PermissionMissing);

        await EnsureAsync(x);

        Assert.Equal(4, x.Asked.Count(asked => asked.EndsWith("42", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<TwitterSubscriptionState>> EnsureAsync(RefusingX x)
    {
        IReadOnlyList<ActivityTarget> targets =
        [
            .. Types.SelectMany(type => ((string[])["42", "43"]).Select(id => new ActivityTarget(type, ActivitySubscriptionFilter.OfUser(id), UserCredentials.OAuth2("token", id)))),
        ];
        IReadOnlyList<TwitterSubscriptionState> states = [];
        await Assert.ThrowsAsync<RegistrationException>(() => new ActivityRegistrar(x, NullLoggerFactory.Instance).EnsureAsync(
            targets, new ActivityScope("ours", "7", new HashSet<string>(), TakesAll: false), 100, told => states = told, TestContext.Current.CancellationToken));
        Assert.Equal(4, x.Asked.Count(asked => asked.EndsWith("43", StringComparison.Ordinal)));
        return states;
    }

    /// <summary>Takes what is asked with the app's token, and for others.</summary>
    private sealed class RefusingX(string userId, TwitterErrorKind kind) : ITwitterActivity
    {
        public List<string> Asked { get; } = [];

        public Task<ActivitySubscription> SubscribeAsync(ActivitySubscriptionRequest request, UserCredentials? user, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.EventType} {request.Filter.UserId}");
            return request.Filter.UserId == userId && ActivityEventType.Find(request.EventType)!.IsPrivate
                ? throw new TwitterApiException(new TwitterApiError("POST 2/activity/subscriptions", kind))
                : Task.FromResult(new ActivitySubscription("1", request.EventType, request.Filter));
        }

        public Task<IReadOnlyList<ActivitySubscription>> ListAsync(string? userId, UserCredentials? user, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ActivitySubscription>>([]);

        public Task<ActivitySubscription> UpdateAsync(string subscriptionId, string? webhookId, string? tag, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task UnsubscribeAsync(string subscriptionId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ActivityDeletion> UnsubscribeAllAsync(IReadOnlyCollection<string> subscriptionIds, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
