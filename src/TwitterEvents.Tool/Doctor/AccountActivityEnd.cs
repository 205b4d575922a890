namespace TwitterEvents.Tool.Doctor;

/// <summary>
/// X ends the Account Activity API, of every generation, on 1 January 2027; what replaces each event is in its migration page
/// (https://docs.x.com/x-api/account-activity/migrate/overview).
/// </summary>
internal static class AccountActivityEnd
{
    private const string Name = "account activity";
    private const string Cure = "Subscribe to the X Activity events below instead; their payload differs. `twitter-events migrate` says how, and does it with --apply.";

    public static readonly DateTimeOffset End = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By the key on the wire: which events of the X Activity API say the same.</summary>
    public static readonly IReadOnlyDictionary<string, string> Replacements = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["tweet_create_events"] = "post.create (the user's own, also replies, quotes, reposts); of others post.mention.create (only an @mention in the text), "
            + "post.reply.create and post.quote.create (only direct ones), post.repost.create",
        ["tweet_delete_events"] = "post.delete",
        ["favorite_events"] = "like.create (direction inbound, outbound, or both)",
        ["follow_events"] = "follow.follow, follow.unfollow",
        ["block_events"] = "block.block, block.unblock",
        ["mute_events"] = "mute.mute, mute.unmute",
        ["direct_message_events"] = "dm.received, dm.sent; encrypted ones chat.received, chat.sent",
        ["direct_message_indicate_typing_events"] = "dm.indicate_typing",
        ["direct_message_mark_read_events"] = "dm.read",
        ["user_event"] = "oauth.revoke",
        ["replay_job_status"] = "none documented",
    };

    /// <summary>When X ends it, and in how many days that is.</summary>
    public static string Sentence(DateTimeOffset now)
    {
        var days = DaysLeft(now);
        return $"X ends the Account Activity API on 1 January 2027{(days > 0 ? $", in {Days.Text(days)}" : "")}.";
    }

    /// <param name="now">The present time.</param>
    /// <param name="isOwnX">Whether what is called is an X of one's own, which does not end.</param>
    /// <param name="events">The events to name; empty: all.</param>
    /// <param name="users">How many users are still subscribed to it; null if that is not known.</param>
    public static Check Judge(DateTimeOffset now, bool isOwnX, IReadOnlyCollection<string> events, int? users = null)
    {
        var left = users is > 0 ? $" Still subscribed to it: {(users == 1 ? "1 user" : FormattableString.Invariant($"{users} users"))}." : "";
        var check = users == 0
            ? Check.Ok(Name, $"Nobody is subscribed to the Account Activity API any more. {Sentence(now)}")
            : DaysLeft(now) <= 0 && !isOwnX
            ? Check.Fail(Name, $"X has ended the Account Activity API on 1 January 2027: none of its events comes any more.{left}", Cure)
            : Check.Warning(Name, $"{Sentence(now)}{left}", Cure);
        return check with
        {
            Details = [.. Replacements.Where(entry => events.Count == 0 || events.Contains(entry.Key)).Select(entry => $"{entry.Key} -> {entry.Value}")],
        };
    }

    private static int DaysLeft(DateTimeOffset now) => (int)Math.Ceiling((End - now).TotalDays);
}
