namespace TwitterEvents.Management;

/// <summary>What both kinds of v1.1 have in common.</summary>
internal abstract class V1Dialect : ApiDialect
{
    /// <summary>The path of the webhooks, without <c>.json</c>.</summary>
    protected abstract string Webhooks { get; }

    public override ApiCall Create(string url) =>
        new(HttpMethod.Post, $"{Webhooks}.json", ApiAuthorization.Owner) { Query = $"url={ApiUri.Escape(url)}", WhenDuplicate = TwitterErrorKind.DuplicateUrl };

    public override ApiCall List() => new(HttpMethod.Get, $"{Webhooks}.json", ApiAuthorization.Bearer);

    public override ApiCall Validate(string webhookId) =>
        new(HttpMethod.Put, $"{Webhooks}/{Need(webhookId)}.json", ApiAuthorization.Owner) { Promise = Promise.NoContent };

    public override ApiCall Delete(string webhookId) =>
        new(HttpMethod.Delete, $"{Webhooks}/{Need(webhookId)}.json", ApiAuthorization.Owner) { Promise = Promise.NoContent };

    /// <summary>Documented for enterprise; X answers a premium app that its plan does not have it.</summary>
    public override ApiCall Replay(string webhookId, string from, string to) =>
        new(HttpMethod.Post, $"1.1/account_activity/replay/webhooks/{Need(webhookId)}/subscriptions/all.json", ApiAuthorization.Bearer)
        {
            Query = $"from_date={from}&to_date={to}",
            WhenDuplicate = TwitterErrorKind.ReplayInProgress,
        };

    protected static ApiCall SubscribeAt(string path, UserCredentials user) => new(HttpMethod.Post, path, ApiAuthorization.Of(user))
    {
        Promise = Promise.NoContent,
        WhenDuplicate = TwitterErrorKind.AlreadySubscribed,
    };

    protected static ApiCall IsSubscribedAt(string path, UserCredentials user) =>
        new(HttpMethod.Get, path, ApiAuthorization.Of(user)) { Promise = Promise.NoContent };
}
