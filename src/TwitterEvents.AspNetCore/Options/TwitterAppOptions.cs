namespace TwitterEvents;

/// <summary>The secrets of one X app: <c>Twitter</c>, or <c>Twitter:Apps:NAME</c>. At least one of the two current secrets must be set.</summary>
public class TwitterAppOptions
{
    /// <summary>
    /// The consumer secret (API Key Secret) X uses now: verifies <c>x-twitter-webhooks-signature</c>, and signs CRC answers where it alone is set.
    /// </summary>
    public string? ConsumerSecret { get; set; }

    /// <summary>The OAuth 2.0 client secret X uses now: verifies <c>X-Twitter-Webhooks-Signature-OAuth2</c>, and signs CRC answers.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Consumer secrets from before a rotation. They verify deliveries and never sign a CRC answer.</summary>
    public IList<string> PreviousConsumerSecrets { get; } = [];

    /// <summary>Client secrets from before a rotation. They verify deliveries and never sign a CRC answer.</summary>
    public IList<string> PreviousClientSecrets { get; } = [];

    /// <summary>
    /// Which secret signs CRC answers when both are set; a CRC answer holds one signature only. Default null:
    /// <see cref="TwitterSecretKind.Client"/>, for X keys the check with the client secret where the app has one. When only one is set, that
    /// one signs.
    /// </summary>
    public TwitterSecretKind? CrcSecret { get; set; }
}
