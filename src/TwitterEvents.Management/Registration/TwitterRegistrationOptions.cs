namespace TwitterEvents.Management;

/// <summary>What shall be registered with X.</summary>
public sealed class TwitterRegistrationOptions
{
    /// <summary>
    /// The public URL of the webhook, sent exactly as given: HTTPS, without a port. Default is the setting <c>Twitter:Url</c>.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// The environment's label of v1.1 premium, which it also chooses unless <see cref="Api"/> says otherwise. Default is the setting
    /// <c>Twitter:Environment</c>.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>The generation of the API. Default is the setting <c>Twitter:Api</c>.</summary>
    public TwitterApi? Api { get; set; }

    /// <summary>
    /// The users whose events are wanted, each with its own tokens. Default is the app's owner (<c>Twitter:AccessToken</c>), if set.
    /// </summary>
    public IList<UserCredentials> Users { get; } = [];

    /// <summary>Whether webhooks with another URL are deleted, with their subscriptions. Default false: nothing that is not declared is touched.</summary>
    public bool DeleteOtherWebhooks { get; set; }

    /// <summary>Whether subscriptions of users that are not declared are ended. Default false. It needs the ids of all declared users.</summary>
    public bool EndOtherSubscriptions { get; set; }

    /// <summary>
    /// Whether the URL is asked X's check from here before X is asked. Default true. Set it to false where the public address looks different
    /// from inside, or leads nowhere; X's own check tells then, and a webhook of yours that fails it costs no other one.
    /// </summary>
    public bool ProbeUrl { get; set; } = true;

    /// <summary>
    /// How often the webhook is looked at, and validated again if X holds it invalid. At least one second; default 10 minutes.
    /// <see cref="Timeout.InfiniteTimeSpan"/> or <see cref="TimeSpan.MaxValue"/>: never again once it is registered.
    /// </summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMinutes(10);
}
