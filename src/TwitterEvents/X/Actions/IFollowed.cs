namespace TwitterEvents;

/// <summary>Somebody follows somebody: <c>follow_events</c> of type <c>follow</c>, <c>follow.follow</c>.</summary>
public interface IFollowed : IFollowChange;
