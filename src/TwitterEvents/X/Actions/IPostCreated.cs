namespace TwitterEvents;

/// <summary>
/// A post, of the subscribed user or of another that mentions, answers, quotes or reposts the subscribed user: <c>tweet_create_events</c>,
/// <c>post.create</c>, <c>post.mention.create</c>, <c>post.reply.create</c>, <c>post.quote.create</c>, <c>post.repost.create</c>. One post may come as
/// several of these; a handler of this interface gets it once.
/// </summary>
public interface IPostCreated : IAccountAction
{
    /// <summary>The post.</summary>
    string? PostId { get; }

    /// <summary>Who wrote it.</summary>
    string? AuthorId { get; }

    /// <summary>The author's name, without <c>@</c>, if the delivery describes the author.</summary>
    string? AuthorUsername { get; }

    /// <summary>The whole text, as a person reads it: not cut, and not HTML-escaped.</summary>
    string? Text { get; }

    /// <summary>What kind of post it is.</summary>
    PostVariant Variant { get; }

    /// <summary>The post it answers; null if it answers none.</summary>
    string? InReplyToPostId { get; }

    /// <summary>The post that began the conversation; X Activity only.</summary>
    string? ConversationId { get; }

    /// <summary>
    /// Whether the subscribed user is the author. True unless that is known to be somebody else, so that who answers only if this is false never
    /// answers itself.
    /// </summary>
    bool IsByForUser { get; }
}
