namespace TwitterEvents.Management;

/// <summary>The generations of X's management API. All of them send the same events.</summary>
public enum TwitterApi
{
    /// <summary><c>/2/webhooks</c> and <c>/2/account_activity</c>.</summary>
    V2,

    /// <summary><c>/1.1/account_activity/all/ENVIRONMENT</c>: a webhook belongs to a development environment.</summary>
    V1Premium,

    /// <summary><c>/1.1/account_activity/webhooks</c>: subscriptions belong to a webhook.</summary>
    V1Enterprise,
}
