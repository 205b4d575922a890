namespace TwitterEvents;

/// <summary>The two secrets of an X app.</summary>
public enum TwitterSecretKind
{
    /// <summary>The consumer secret, which X calls API Key Secret (OAuth 1.0a).</summary>
    Consumer,

    /// <summary>The OAuth 2.0 client secret.</summary>
    Client,
}
