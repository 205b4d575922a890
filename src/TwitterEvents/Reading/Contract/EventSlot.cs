using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// The place in an envelope where events stand: a record that has one is written with them. It is no part of what the record says, so all of
/// them are equal.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EventSlot : IEquatable<EventSlot>
{
    private EventSlot(TwitterEvent[] events, bool isList)
    {
        Events = events;
        IsList = isList;
    }

    /// <summary>The events; null if nothing stands there.</summary>
    internal TwitterEvent[]? Events { get; }

    /// <summary>Whether they stand in an array.</summary>
    internal bool IsList { get; }

    /// <summary>True.</summary>
    public static bool operator ==(EventSlot left, EventSlot right) => left.Equals(right);

    /// <summary>False.</summary>
    public static bool operator !=(EventSlot left, EventSlot right) => !left.Equals(right);

    /// <summary>True.</summary>
    public bool Equals(EventSlot other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EventSlot;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    internal static EventSlot Of(TwitterEvent e) => new([e], isList: false);

    internal static EventSlot OfList(TwitterEvent[] events) => new(events, isList: true);
}
