namespace TwitterEvents.Reading;

/// <summary>One kind of event: a record type and where it stands on the wire.</summary>
/// <param name="EventType">The record.</param>
/// <param name="WireName">The event's key on the wire, for example <c>follow_events</c>.</param>
/// <param name="Discriminator">The value of <c>type</c>, or the inner key, that tells it from others under the same key; null if alone.</param>
public sealed record EventKind(Type EventType, string WireName, string? Discriminator)
{
    /// <summary>Two kinds are the same only when they are one object.</summary>
    public bool Equals(EventKind? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
