namespace TwitterEvents.Management;

/// <summary>Which API of X sends the events, and how it is told to.</summary>
public enum TwitterApi
{
    /// <summary>X Activity: <c>/2/webhooks</c> and <c>/2/activity/subscriptions</c>, a subscription for each event type and user.</summary>
    XActivity,

    /// <summary>Account Activity of v2, until 1 January 2027: <c>/2/webhooks</c> and <c>/2/account_activity</c>.</summary>
    V2,

    /// <summary><c>/1.1/account_activity/all/ENVIRONMENT</c>: a webhook belongs to a development environment.</summary>
    V1Premium,

    /// <summary><c>/1.1/account_activity/webhooks</c>: subscriptions belong to a webhook.</summary>
    V1Enterprise,
}
