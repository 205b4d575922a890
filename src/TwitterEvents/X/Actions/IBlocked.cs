namespace TwitterEvents;

/// <summary>The subscribed user blocks somebody: <c>block_events</c> of type <c>block</c>, <c>block.block</c>.</summary>
public interface IBlocked : IRelationChange;
