namespace TwitterEvents;

/// <summary>The subscribed user mutes somebody: <c>mute_events</c> of type <c>mute</c>, <c>mute.mute</c>.</summary>
public interface IMuted : IRelationChange;
