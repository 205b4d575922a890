namespace TwitterEvents.Management;

/// <summary>v1.1 enterprise: subscriptions belong to a webhook.</summary>
internal sealed class EnterpriseDialect : V1Dialect
{
    protected override string Webhooks => "1.1/account_activity/webhooks";

    public override ApiCall Subscribe(string? webhookId, UserCredentials user) =>
        SubscribeAt($"{Webhooks}/{Need(webhookId)}/subscriptions/all.json", user);

    public override ApiCall IsSubscribed(string? webhookId, UserCredentials user) =>
        IsSubscribedAt($"{Webhooks}/{Need(webhookId)}/subscriptions/all.json", user);

    public override ApiCall ListSubscriptions(string? webhookId) =>
        new(HttpMethod.Get, $"{Webhooks}/{Need(webhookId)}/subscriptions/all/list.json", ApiAuthorization.Bearer);

    public override ApiCall CountSubscriptions() =>
        new(HttpMethod.Get, "1.1/account_activity/subscriptions/count.json", ApiAuthorization.Bearer);

    public override ApiCall Unsubscribe(string? webhookId, string userId) =>
        new(HttpMethod.Delete, $"{Webhooks}/{Need(webhookId)}/subscriptions/{ApiUri.Escape(userId)}/all.json", ApiAuthorization.Bearer) { Promise = Promise.NoContent };
}
