using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public abstract partial record PostEvent : IPostCreated
{
    /// <summary>
    /// Whether the subscribed user is the author. True unless the author is known to be somebody else: also if the author or
    /// <see cref="TwitterEvent.ForUserId"/> is missing, so a bot that answers only if this is false never answers itself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Post.AuthorId);

    /// <summary>The author, as the delivery's <c>includes</c> describe it.</summary>
    [JsonIgnore]
    public Account? Author => Includes?.FindUser(Post.AuthorId);

    /// <summary>The post that this one reposts, as the delivery's <c>includes</c> have it.</summary>
    [JsonIgnore]
    public Post? RepostedPost => Includes?.FindPost(Post.RepostedPostId);

    /// <summary>The post that this one quotes, as the delivery's <c>includes</c> have it.</summary>
    [JsonIgnore]
    public Post? QuotedPost => Includes?.FindPost(Post.QuotedPostId);

    /// <summary>The post that this one answers, as the delivery's <c>includes</c> have it.</summary>
    [JsonIgnore]
    public Post? RepliedToPost => Includes?.FindPost(Post.RepliedToPostId);

    /// <summary>The post's photos, videos and gifs, as far as the delivery's <c>includes</c> have them, in the post's order.</summary>
    [JsonIgnore]
    public IReadOnlyList<PostMedia> Media
    {
        get
        {
            var found = new List<PostMedia>();
            foreach (var key in Post.Attachments?.MediaKeys ?? [])
            {
                if (Includes?.FindMedia(key) is { } media)
                {
                    found.Add(media);
                }
            }

            return found;
        }
    }

    /// <summary>
    /// What kind of post it is, by what it refers to, and by the event's type where it does not say. A repost or quote is that, whatever else it
    /// is; a reply goes before a mention.
    /// </summary>
    [JsonIgnore]
    public PostVariant Variant => this switch
    {
        { Post.RepostedPostId: not null } or PostRepostCreateEvent => PostVariant.Repost,
        { Post.QuotedPostId: not null } or PostQuoteCreateEvent => PostVariant.Quote,
        { Post.RepliedToPostId: not null } or PostReplyCreateEvent => PostVariant.Reply,
        PostMentionCreateEvent => PostVariant.Mention,
        { IsByForUser: true } => Reading.Contract.EventIdentity.IsId(ForUserId) && Reading.Contract.EventIdentity.IsId(Post.AuthorId) ? PostVariant.Own : PostVariant.Unknown,
        _ => PostVariant.Unknown,
    };

    string? IAction.ActionId => ActionIds.Post(Post.Id);

    DateTimeOffset? IAccountAction.CreatedAt => Post.CreatedAt;

    string? IPostCreated.PostId => Post.Id;

    string? IPostCreated.AuthorId => Post.AuthorId;

    string? IPostCreated.AuthorUsername => Author?.Username ?? Post.Username;

    string? IPostCreated.Text => (RepostedPost ?? Post).PlainText;

    string? IPostCreated.InReplyToPostId => Post.RepliedToPostId;

    string? IPostCreated.ConversationId => Post.ConversationId;
}
