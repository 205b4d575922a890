using System.Collections.Frozen;

namespace TwitterEvents.Management;

/// <summary>
/// What X says of one event type of X Activity: which credential a subscription takes, what its filter may have, and what an event costs.
/// </summary>
/// <remarks>
/// Sources: https://docs.x.com/x-api/activity/introduction and the pricing page of the developer portal, read on <see cref="PricesAsOf"/>. X adds
/// types and changes prices: where X says otherwise, X is right, and <see cref="ITwitterActivity.SubscribeAsync"/> tries the other credential.
/// </remarks>
public sealed record ActivityEventType
{
    private static readonly ActivityEventType[] Known =
    [
        .. Public(0.005m, "profile.update.affiliate_badge", "profile.update.banner_picture", "profile.update.bio", "profile.update.geo", "profile.update.handle",
            "profile.update.profile_picture", "profile.update.screenname", "profile.update.url", "profile.update.verified_badge"),
        .. Public(0.005m, "post.create"),
        .. Public(0m, "post.delete"),
        .. Private("tweet.read", 0.005m, "post.mention.create", "post.quote.create", "post.reply.create", "post.repost.create"),
        .. Private("like.read", null, "like.create").Select(Directed),
        .. Public(0.010m, "follow.follow", "follow.unfollow").Select(Directed),
        .. Private("mute.read", 0.001m, "mute.mute", "mute.unmute"),
        .. Private("block.read", 0.001m, "block.block", "block.unblock"),
        .. Private("dm.read", 0.010m, "dm.received", "chat.received"),
        .. Private("dm.read", 0m, "dm.sent", "dm.read", "dm.indicate_typing", "chat.sent"),
        .. Private("dm.read", null, "chat.conversation.admin_added", "chat.conversation.admin_removed", "chat.conversation.join",
            "chat.conversation.member_added", "chat.conversation.member_removed", "chat.update.group_name", "chat.update.restrictions"),
        .. Public(0.005m, "spaces.start", "spaces.end"),
        .. Public(null, "broadcast.start", "broadcast.end"),
        .. Private("broadcast.read", null, "broadcast.chat", "broadcast.chat.remove"),
        .. Private("follows.read", null, "subscriptions.subscribe", "subscriptions.unsubscribe").Select(Directed),
        .. Public(0.005m, "news.new").Select(static type => type with { Subject = ActivitySubject.Keyword }),
        .. Public(null, "oauth.revoke").Select(static type => type with { Subject = ActivitySubject.App }),
    ];

    private static readonly FrozenDictionary<string, ActivityEventType> ByName = Known.ToFrozenDictionary(static type => type.Name, StringComparer.Ordinal);

    private ActivityEventType(string name) => Name = name;

    /// <summary>The name on the wire, for example <c>follow.follow</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether it is private: only the user's own token subscribes to it, with the scope <see cref="Scope"/>. Of a public one the app-only bearer
    /// token suffices.
    /// </summary>
    public bool IsPrivate => Scope is not null;

    /// <summary>The OAuth 2.0 scope that the user's token needs; null if it is public.</summary>
    public string? Scope { get; private init; }

    /// <summary>Whether the filter may say a direction.</summary>
    public bool TakesDirection { get; private init; }

    /// <summary>What a subscription is about.</summary>
    public ActivitySubject Subject { get; private init; }

    /// <summary>What X takes for one event, in US dollars; null where X says nothing. X counts each resource once a day (UTC).</summary>
    public decimal? Price { get; private init; }

    /// <summary>The day the prices were read.</summary>
    public static DateOnly PricesAsOf { get; } = new(2026, 11, 24);

    /// <summary>Every type that is known, those of one kind together.</summary>
    public static IReadOnlyList<ActivityEventType> All => Known;

    /// <summary>The type of a name; null if it is not known. The deprecated <c>chat.conversation_join</c> is <c>chat.conversation.join</c>.</summary>
    /// <param name="name">Its name on the wire.</param>
    public static ActivityEventType? Find(string name) => ByName.GetValueOrDefault(Canonical(name));

    /// <summary>The name X answers with, whichever it was asked with.</summary>
    internal static string Canonical(string name) => name == "chat.conversation_join" ? "chat.conversation.join" : name;

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static IEnumerable<ActivityEventType> Public(decimal? price, params IEnumerable<string> names) =>
        names.Select(name => new ActivityEventType(name) { Price = price });

    private static IEnumerable<ActivityEventType> Private(string scope, decimal? price, params IEnumerable<string> names) =>
        Public(price, names).Select(type => type with { Scope = scope });

    private static ActivityEventType Directed(ActivityEventType type) => type with { TakesDirection = true };
}
