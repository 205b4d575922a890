using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Reads the property of an object that leads to the object that events stand in. Their kind may be named beside it, before or after; if twice,
/// the last counts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct EventWay
{
    private KindReading reading;

    internal EventWay(WireReader start) => reading = new KindReading(start);

    /// <summary>Says that the property comes next. If it stands there again, its events replace those that were read before.</summary>
    public void Enter() => reading.Begin("");

    /// <inheritdoc cref="Enter()"/>
    /// <param name="kind">The kind of the events, as far as it is known.</param>
    public void Enter(string? kind)
    {
        if (reading.Delivery is { } delivery)
        {
            delivery.Kind = reading.Begin(kind);
        }
    }

    /// <inheritdoc cref="EventPlace.IsReadAgain"/>
    public bool IsReadAgain(ref WireReader reader, string? kind) => reading.IsAgain(ref reader, kind);

    /// <summary>If there is no event, all of the object is an unknown one: no delivery is nothing.</summary>
    /// <typeparam name="TRoutes">What reads the events of each kind.</typeparam>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="kind">The kind.</param>
    public readonly void End<TRoutes>(ref WireReader reader, string? kind)
        where TRoutes : struct, IEventRoutes => reading.AddIfEmpty<TRoutes>(ref reader, kind, holder: null);
}
