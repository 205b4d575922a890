namespace TwitterEvents.Management;

/// <summary>How one generation of the API says each call.</summary>
internal abstract class ApiDialect
{
    public static ApiDialect Of(TwitterManagementOptions options) => options.Api switch
    {
        TwitterApi.V1Premium => new PremiumDialect(Credentials.Environment(options)),
        TwitterApi.V1Enterprise => new EnterpriseDialect(),
        _ => new V2Dialect(),
    };

    public abstract ApiCall Create(string url);

    public abstract ApiCall List();

    public abstract ApiCall Validate(string webhookId);

    public abstract ApiCall Delete(string webhookId);

    public abstract ApiCall Subscribe(string? webhookId, UserCredentials user);

    public abstract ApiCall IsSubscribed(string? webhookId, UserCredentials user);

    public abstract ApiCall ListSubscriptions(string? webhookId);

    public abstract ApiCall CountSubscriptions();

    public abstract ApiCall Unsubscribe(string? webhookId, string userId);

    /// <param name="webhookId">The webhook.</param>
    /// <param name="from">Twelve digits: <c>yyyyMMddHHmm</c>, UTC.</param>
    /// <param name="to">As <paramref name="from"/>.</param>
    public abstract ApiCall Replay(string webhookId, string from, string to);

    protected static string Need(string? webhookId) =>
        string.IsNullOrEmpty(webhookId)
            ? throw new ArgumentException("This generation of the API needs the webhook's id; list the webhooks to find it.", nameof(webhookId))
            : ApiUri.Escape(webhookId);
}
