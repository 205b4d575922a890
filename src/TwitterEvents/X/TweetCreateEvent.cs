using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

public sealed partial record TweetCreateEvent
{
    /// <summary>
    /// Whether the subscribed user is the author. True unless the author is known to be somebody else: also if the author or
    /// <see cref="TwitterEvent.ForUserId"/> is missing, so a bot that answers only if this is false never answers itself. Where only what is
    /// known to be its own will do, ask whether <see cref="Variant"/> is <see cref="PostVariant.Own"/>.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Tweet.User?.Id);

    /// <summary>What kind of post it is. A retweet or quote is that, whatever else it is; a reply goes before a mention.</summary>
    [JsonIgnore]
    public PostVariant Variant => this switch
    {
        { Tweet.RetweetedStatus: not null } => PostVariant.Repost,
        { Tweet: { IsQuoteStatus: true, QuotedStatus: not null } } => PostVariant.Quote,
        { Tweet.InReplyToStatusIdStr: not null } or { Tweet.InReplyToStatusId: not null } => PostVariant.Reply,
        { IsByForUser: true } => EventIdentity.IsId(ForUserId) && EventIdentity.IsId(Tweet.User?.Id) ? PostVariant.Own : PostVariant.Unknown,
        { MentionsForUser: true } => PostVariant.Mention,
        _ => PostVariant.Unknown,
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
