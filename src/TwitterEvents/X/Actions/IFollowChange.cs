namespace TwitterEvents;

/// <summary>Somebody follows, or no longer follows, somebody; one of them is the subscribed user.</summary>
public interface IFollowChange : IAccountAction
{
    /// <summary>Who follows, or followed.</summary>
    string? FollowerId { get; }

    /// <summary>Who is, or was, followed.</summary>
    string? FollowedId { get; }

    /// <summary>The name of who follows, without <c>@</c>.</summary>
    string? FollowerUsername { get; }

    /// <summary>The name of who is followed, without <c>@</c>.</summary>
    string? FollowedUsername { get; }

    /// <summary>
    /// Whether the subscribed user is the follower. True unless that is known to be somebody else, so that who answers only if this is false never
    /// answers itself.
    /// </summary>
    bool IsByForUser { get; }
}
