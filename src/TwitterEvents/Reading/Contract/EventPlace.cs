using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Reads the events that stand at a property of an object. Their kind may be named beside them, before or after; if twice, the last counts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct EventPlace
{
    private readonly object? holder;
    private KindReading reading;
    private Aside<OneOrMany<TwitterEvent>> found;

    internal EventPlace(WireReader start, object? holder)
    {
        this.holder = holder;
        reading = new KindReading(start);
    }

    /// <summary>Reads the events at the property the reader is on. If it stands there again, they replace what was read before.</summary>
    /// <typeparam name="TRoutes">What reads the events of each kind.</typeparam>
    /// <param name="reader">Stands on the property's name.</param>
    /// <param name="extras">Where they are kept if the object is read by itself, not in a delivery.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="kind">The kind, as far as it is known.</param>
    public void Read<TRoutes>(ref WireReader reader, scoped ref Extras extras, string name, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        if (reading.Delivery is not { } delivery)
        {
            reader.KeepEvents(ref extras);
            return;
        }

        kind = reading.Begin(kind);
        reader.State.Enter(name);
        found.Value = delivery.ReadRouted<TRoutes>(ref reader, kind, holder);
        reader.State.Leave();
    }

    /// <summary>Whether all of the object is to be read again, because its events are of another kind than they were read as; then it is on its start.</summary>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="kind">The kind.</param>
    public bool IsReadAgain(ref WireReader reader, string? kind) => reading.IsAgain(ref reader, kind);

    /// <summary>What was read. If there is no event, all of the object is an unknown one: no delivery is nothing.</summary>
    /// <typeparam name="TRoutes">What reads the events of each kind.</typeparam>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="kind">The kind.</param>
    public Aside<OneOrMany<TwitterEvent>> End<TRoutes>(ref WireReader reader, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        reading.AddIfEmpty<TRoutes>(ref reader, kind, holder);
        return found;
    }
}
