namespace TwitterEvents;

/// <summary>Somebody no longer follows somebody: <c>follow_events</c> of type <c>unfollow</c>, <c>follow.unfollow</c>.</summary>
public interface IUnfollowed : IFollowChange;
