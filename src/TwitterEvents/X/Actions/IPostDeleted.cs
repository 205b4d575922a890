namespace TwitterEvents;

/// <summary>The subscribed user has deleted a post: <c>tweet_delete_events</c>, <c>post.delete</c>.</summary>
public interface IPostDeleted : IAccountAction
{
    /// <summary>The post.</summary>
    string? PostId { get; }

    /// <summary>Who had written it.</summary>
    string? AuthorId { get; }
}
