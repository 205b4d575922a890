namespace TwitterEvents.Management;

/// <summary>What shall be registered with X.</summary>
public sealed class TwitterRegistrationOptions
{
    /// <summary>
    /// The public URL of the webhook, sent exactly as given: HTTPS, without a port. Default is the setting <c>Twitter:Url</c>. After
    /// <c>UseActivityStream</c> it may be left out: then there is no webhook, and subscriptions go to the stream alone.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// The environment's label of v1.1 premium, which it also chooses unless <see cref="Api"/> says otherwise. Default is the setting
    /// <c>Twitter:Environment</c>.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>The API. Default is the setting <c>Twitter:Api</c>, and without it X Activity.</summary>
    public TwitterApi? Api { get; set; }

    /// <summary>
    /// The event types of X Activity that are subscribed for each user, for example <c>follow.follow</c>. Empty, as by default: those that a
    /// handler asks for, by the event's own type, by a base of several, or by the interface of an action.
    /// </summary>
    public IList<string> EventTypes { get; } = [];

    /// <summary>
    /// Whether a handler of every event (<c>IHandle&lt;TwitterEvent&gt;</c>, <c>IHandle&lt;XActivityEvent&gt;</c>) asks for every event type. Default
    /// false: X takes money for most (<see cref="ActivityEventType.Price"/>).
    /// </summary>
    public bool IncludeCatchAll { get; set; }

    /// <summary>By event type of X Activity: <c>inbound</c> or <c>outbound</c>, where only one of them is wanted.</summary>
    public IDictionary<string, string> Directions { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The keywords of <c>news.new</c>, which is not about users.</summary>
    public IList<string> Keywords { get; } = [];

    /// <summary>
    /// What marks subscriptions of X Activity as this app's, 1 to 200 characters; their events repeat it. Two deployments under one X app need
    /// two. Default <c>twitter-events</c>.
    /// </summary>
    public string Tag { get; set; } = DefaultTag;

    /// <summary>
    /// How many subscriptions of X Activity the plan has; more are told in the log before they are asked for. Default 1,500 (self-serve);
    /// enterprise has 75,000, partners 150,000.
    /// </summary>
    public int MaxSubscriptions { get; set; } = 1_500;

    /// <summary>
    /// The users whose events are wanted, each with its own tokens. Default is the app's owner (<c>Twitter:AccessToken</c>), if set, unless a
    /// <see cref="ITwitterUsers"/> says who they are.
    /// </summary>
    public IList<UserCredentials> Users { get; } = [];

    /// <summary>Whether webhooks with another URL are deleted, with their subscriptions. Default false: nothing that is not declared is touched.</summary>
    public bool DeleteOtherWebhooks { get; set; }

    /// <summary>
    /// Whether subscriptions that are not declared are ended, and those taken over that are declared and go to another webhook under another tag.
    /// Default false: of X Activity only those with <see cref="Tag"/> that are no longer wanted are ended. For Account Activity it needs the ids
    /// of all declared users.
    /// </summary>
    public bool EndOtherSubscriptions { get; set; }

    /// <summary>
    /// Whether the URL is asked X's check from here before X is asked. Default true. Set it to false where the public address looks different
    /// from inside, or leads nowhere; X's own check tells then, and a webhook of yours that fails it costs no other one.
    /// </summary>
    public bool ProbeUrl { get; set; } = true;

    /// <summary>
    /// How often webhook and subscriptions are looked at: X drops subscriptions without a word, and holds webhooks invalid. At least one second; default 10 minutes.
    /// <see cref="Timeout.InfiniteTimeSpan"/> or <see cref="TimeSpan.MaxValue"/>: never again once it is registered.
    /// </summary>
    public TimeSpan CheckInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the stream brings events too.</summary>
    internal bool HasStream { get; set; }

    internal const string DefaultTag = "twitter-events";
}
