namespace TwitterEvents;

/// <summary>The subscribed user no longer blocks somebody: <c>block_events</c> of type <c>unblock</c>, <c>block.unblock</c>.</summary>
public interface IUnblocked : IRelationChange;
