using System.Text.Json.Serialization;

namespace TwitterEvents;

public sealed partial record TweetCreateEvent
{
    /// <summary>Whether the subscribed user is the author.</summary>
    [JsonIgnore]
    public bool IsByForUser => Tweet.User?.Is(ForUserId) ?? false;

    /// <summary>What kind of post it is. A retweet or quote is that, whatever else it is; a reply goes before a mention.</summary>
    [JsonIgnore]
    public TweetVariant Variant => this switch
    {
        { Tweet.RetweetedStatus: not null } => TweetVariant.Retweet,
        { Tweet: { IsQuoteStatus: true, QuotedStatus: not null } } => TweetVariant.Quote,
        { Tweet.InReplyToStatusIdStr: not null } or { Tweet.InReplyToStatusId: not null } => TweetVariant.Reply,
        { IsByForUser: true } => TweetVariant.Own,
        { MentionsForUser: true } => TweetVariant.Mention,
        _ => TweetVariant.Unknown,
    };

    private bool MentionsForUser
    {
        get
        {
            foreach (var mention in Tweet.CompleteEntities?.UserMentions ?? [])
            {
                if (mention.Id is { } id && id == ForUserId)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
