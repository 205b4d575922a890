using System.Collections.Frozen;

namespace TwitterEvents.Testing.XActivity;

/// <summary>
/// The types there are, as X's documentation of X Activity lists them (August to October 2026); the scope of <c>broadcast.chat.remove</c>, of
/// which it says nothing, is that of its sibling.
/// </summary>
internal static class EventTypes
{
    public const string Revocation = "oauth.revoke";

    private static readonly FrozenDictionary<string, EventType> ByName = new EventType[][]
    {
        Of(
            null, "profile.update.bio", "profile.update.profile_picture", "profile.update.banner_picture", "profile.update.screenname",
            "profile.update.handle", "profile.update.geo", "profile.update.url", "profile.update.verified_badge", "profile.update.affiliate_badge",
            "post.create", "post.delete", "follow.follow", "follow.unfollow", "spaces.start", "spaces.end", "broadcast.start", "broadcast.end"),
        Of("like.read", "like.create"),
        Of("tweet.read", "post.mention.create", "post.reply.create", "post.quote.create", "post.repost.create"),
        Of(
            "dm.read", "dm.sent", "dm.received", "dm.read", "dm.indicate_typing", "chat.received", "chat.sent", "chat.conversation.join",
            "chat.conversation.member_added", "chat.conversation.member_removed", "chat.conversation.admin_added",
            "chat.conversation.admin_removed", "chat.update.group_name", "chat.update.restrictions"),
        Of("follows.read", "subscriptions.subscribe", "subscriptions.unsubscribe"),
        Of("broadcast.read", "broadcast.chat", "broadcast.chat.remove"),
        [
            .. Of("mute.read", "mute.mute", "mute.unmute").Concat(Of("block.read", "block.block", "block.unblock"))
                .Select(type => type with { HasDirection = false }),
            new("news.new", null, FilterKind.Keyword, HasDirection: false),
            new(Revocation, null, FilterKind.Nothing, HasDirection: false),
        ],
    }.SelectMany(types => types).ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>The type of this name; null if there is none.</summary>
    public static EventType? Find(string name) => ByName.GetValueOrDefault(Canonical(name));

    /// <summary>What X answers for a name: a deprecated alias has another.</summary>
    public static string Canonical(string name) => name == "chat.conversation_join" ? "chat.conversation.join" : name;

    /// <summary>The present name of an event's type: of before March 2026 one sample is known.</summary>
    public static string PresentName(string name) => name == "ProfileBioUpdate" ? "profile.update.bio" : Canonical(name);

    private static EventType[] Of(string? scope, params string[] names) => [.. names.Select(name => new EventType(name, scope))];
}
