namespace TwitterEvents;

/// <summary>The subscribed user no longer mutes somebody: <c>mute_events</c> of type <c>unmute</c>, <c>mute.unmute</c>.</summary>
public interface IUnmuted : IRelationChange;
