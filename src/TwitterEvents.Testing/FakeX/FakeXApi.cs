namespace TwitterEvents.Testing;

/// <summary>The three generations of X's management API.</summary>
public enum FakeXApi
{
    /// <summary><c>/1.1/account_activity/all/:env_name/…</c></summary>
    V1Premium,

    /// <summary><c>/1.1/account_activity/webhooks/…</c></summary>
    V1Enterprise,

    /// <summary><c>/2/webhooks</c> and <c>/2/account_activity/…</c></summary>
    V2,
}
