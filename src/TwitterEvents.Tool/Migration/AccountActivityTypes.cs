using TwitterEvents.Management;

namespace TwitterEvents.Tool.Migration;

/// <summary>Which event types of X Activity tell what Account Activity told: X's migration page (https://docs.x.com/x-api/account-activity/migrate/overview).</summary>
internal static class AccountActivityTypes
{
    private static readonly (string Key, string[] EventTypes)[] ByKey =
    [
        ("tweet_create_events", ["post.create", "post.mention.create", "post.reply.create", "post.quote.create", "post.repost.create"]),
        ("tweet_delete_events", ["post.delete"]),
        ("favorite_events", ["like.create"]),
        ("follow_events", ["follow.follow", "follow.unfollow"]),
        ("block_events", ["block.block", "block.unblock"]),
        ("mute_events", ["mute.mute", "mute.unmute"]),
        ("direct_message_events", ["dm.received", "dm.sent", "chat.received", "chat.sent"]),
        ("direct_message_indicate_typing_events", ["dm.indicate_typing"]),
        ("direct_message_mark_read_events", ["dm.read"]),
        ("user_event", ["oauth.revoke"]),
    ];

    /// <summary>All of them, those of one key together.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByKey.SelectMany(entry => entry.EventTypes)];

    /// <summary>The key of Account Activity that a type takes the place of.</summary>
    public static string Replaced(string eventType) => ByKey.First(entry => entry.EventTypes.Contains(eventType)).Key;

    /// <summary>Whether it is about the app, so that one subscription is for all users.</summary>
    public static bool IsOfApp(string eventType) => ActivityEventType.Find(eventType)?.Subject == ActivitySubject.App;
}
