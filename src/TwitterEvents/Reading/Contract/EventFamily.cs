using System.ComponentModel;
using System.Text;

namespace TwitterEvents.Reading.Contract;

/// <summary>A family of deliveries: what tells them from others, what reads them, and the kinds of events they hold.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class EventFamily
{
    private EventFamily(IReadOnlyList<EventKind> kinds) => Kinds = kinds;

    internal IReadOnlyList<EventKind> Kinds { get; }

    /// <summary>The path, name by name, that only its deliveries have; empty if it is any delivery that is no other family's.</summary>
    internal byte[][] When { get; private init; } = [];

    /// <summary>The last name of <see cref="When"/>, in quotes; empty if there is none, or it has other characters than letters, digits and underscores.</summary>
    internal byte[] Mark { get; private init; } = [];

    /// <summary>Whether a whole body is one event, whatever its names are.</summary>
    internal bool IsWholeBody { get; private init; }

    /// <summary>Whether each delivery has an event: one without is unknown, all of it.</summary>
    internal bool AlwaysHasEvent { get; private init; }

    /// <summary>The HTTP header that names the kind of the events; null if the body does.</summary>
    internal string? Header { get; private init; }

    internal abstract Envelope Empty { get; }

    /// <summary>The family whose deliveries have a certain envelope.</summary>
    /// <typeparam name="TEnvelope">The envelope.</typeparam>
    /// <param name="kinds">The kinds of its events, by type name.</param>
    /// <param name="when">The path that only its deliveries have (<c>data.event_type</c>); null if it is what no other family is.</param>
    /// <param name="header">The HTTP header that names the kind of the events; null if the body does.</param>
    /// <param name="isWholeBody">Whether a whole body is one event.</param>
    /// <param name="alwaysHasEvent">Whether a delivery without an event is one unknown event.</param>
    public static EventFamily Of<TEnvelope>(
        IReadOnlyList<EventKind> kinds, string? when = null, string? header = null, bool isWholeBody = false, bool alwaysHasEvent = false)
        where TEnvelope : Envelope, IWireEnvelope<TEnvelope> =>
        new Typed<TEnvelope>(kinds)
        {
            AlwaysHasEvent = alwaysHasEvent,
            When = when is null ? [] : [.. when.Split('.').Select(Encoding.UTF8.GetBytes)],
            Mark = when?.Split('.')[^1] is { } last && last.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? Encoding.UTF8.GetBytes($"\"{last}\"") : [],
            Header = header,
            IsWholeBody = isWholeBody,
        };

    internal abstract bool IsKnown(ReadOnlySpan<byte> name);

    internal abstract Envelope Read(ref WireReader reader, DeliveryBuilder delivery);

    private sealed class Typed<TEnvelope>(IReadOnlyList<EventKind> kinds) : EventFamily(kinds)
        where TEnvelope : Envelope, IWireEnvelope<TEnvelope>
    {
        internal override Envelope Empty => TEnvelope.Empty;

        internal override bool IsKnown(ReadOnlySpan<byte> name) => TEnvelope.IsKnown(name);

        internal override Envelope Read(ref WireReader reader, DeliveryBuilder delivery) => TEnvelope.Read(ref reader, delivery);
    }
}
