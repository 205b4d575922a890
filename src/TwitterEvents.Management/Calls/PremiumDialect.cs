namespace TwitterEvents.Management;

/// <summary>v1.1 premium: a webhook and its subscriptions belong to an environment.</summary>
internal sealed class PremiumDialect(string environment) : V1Dialect
{
    private readonly string all = $"1.1/account_activity/all/{ApiUri.Escape(environment)}";

    protected override string Webhooks => $"{all}/webhooks";

    public override ApiCall Subscribe(string? webhookId, UserCredentials user) =>
        SubscribeAt($"{all}/subscriptions.json", user);

    public override ApiCall IsSubscribed(string? webhookId, UserCredentials user) =>
        IsSubscribedAt($"{all}/subscriptions.json", user);

    public override ApiCall ListSubscriptions(string? webhookId) =>
        new(HttpMethod.Get, $"{all}/subscriptions/list.json", ApiAuthorization.Bearer);

    public override ApiCall CountSubscriptions() =>
        new(HttpMethod.Get, "1.1/account_activity/all/subscriptions/count.json", ApiAuthorization.Bearer);

    public override ApiCall Unsubscribe(string? webhookId, string userId) =>
        new(HttpMethod.Delete, $"{all}/subscriptions/{ApiUri.Escape(userId)}.json", ApiAuthorization.Bearer) { Promise = Promise.NoContent };
}
