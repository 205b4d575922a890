namespace TwitterEvents;

/// <summary>The subscribed user likes a post, or somebody likes a post of the subscribed user: <c>favorite_events</c>, <c>like.create</c>.</summary>
public interface IPostLiked : IAccountAction
{
    /// <summary>The post.</summary>
    string? PostId { get; }

    /// <summary>Who likes it. X Activity does not name who likes a post of the subscribed user, unless the delivery describes that account.</summary>
    string? LikerId { get; }

    /// <summary>Who wrote the post.</summary>
    string? PostAuthorId { get; }

    /// <summary>
    /// Whether the subscribed user is the one who likes. True unless that is known to be somebody else, so that who answers only if this is false
    /// never answers itself.
    /// </summary>
    bool IsByForUser { get; }
}
