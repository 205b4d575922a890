using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace TwitterEvents.Reading;

/// <summary>One kind of event: a record type and where it stands on the wire. Each kind is one object.</summary>
public sealed class EventKind
{
    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public EventKind([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type eventType, string wireName, string? discriminator)
    {
        EventType = eventType;
        WireName = wireName;
        Discriminator = discriminator;
    }

    /// <summary>The record.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)]
    public Type EventType { get; }

    /// <summary>The event's key on the wire, for example <c>follow_events</c>.</summary>
    public string WireName { get; }

    /// <summary>The value of <c>type</c>, or the inner key, that tells it from others under the same key; null if it is alone.</summary>
    public string? Discriminator { get; }
}
