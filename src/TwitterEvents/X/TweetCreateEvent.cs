using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

public sealed partial record TweetCreateEvent
{
    /// <summary>
    /// Whether the subscribed user is the author. True unless the author is known to be somebody else: also if the author or
    /// <see cref="TwitterEvent.ForUserId"/> is missing, so a bot that answers only if this is false never answers itself. Where only what is
    /// known to be its own will do, ask whether <see cref="Variant"/> is <see cref="TweetVariant.Own"/>.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Tweet.User?.Id);

    /// <summary>What kind of post it is. A retweet or quote is that, whatever else it is; a reply goes before a mention.</summary>
    [JsonIgnore]
    public TweetVariant Variant => this switch
    {
        { Tweet.RetweetedStatus: not null } => TweetVariant.Retweet,
        { Tweet: { IsQuoteStatus: true, QuotedStatus: not null } } => TweetVariant.Quote,
        { Tweet.InReplyToStatusIdStr: not null } or { Tweet.InReplyToStatusId: not null } => TweetVariant.Reply,
        { IsByForUser: true } => EventIdentity.IsId(ForUserId) && EventIdentity.IsId(Tweet.User?.Id) ? TweetVariant.Own : TweetVariant.Unknown,
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
