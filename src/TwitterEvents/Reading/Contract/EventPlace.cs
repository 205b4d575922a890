using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Reads the events that stand at a property of an object, whose kind is named beside them: before or after, and if twice, the last counts.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct EventPlace
{
    private readonly WireReader start;
    private readonly DeliveryBuilder? delivery;
    private readonly object? holder;
    private readonly DeliveryBuilder.Mark before;
    private WireReader events;
    private EventSlot slot;
    private string? readKind;
    private bool isPresent;

    internal EventPlace(WireReader start, object? holder)
    {
        this.start = start;
        this.holder = holder;
        delivery = start.State.Delivery;
        before = delivery?.GetMark() ?? default;
    }

    /// <summary>Reads the events at the property the reader is on.</summary>
    /// <typeparam name="TRoutes">What reads the events of each kind.</typeparam>
    /// <param name="reader">Stands on the property's name.</param>
    /// <param name="extras">Where they are kept if the object is read by itself, not in a delivery.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="kind">The kind, as far as it is known.</param>
    public void Read<TRoutes>(ref WireReader reader, scoped ref Extras extras, string name, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        if (delivery is null)
        {
            reader.KeepEvents(ref extras);
            return;
        }

        events = reader;
        isPresent = true;
        ReadAs<TRoutes>(ref reader, name, kind);
    }

    /// <summary>
    /// Reads them again if they were read as another kind than they are, or not yet. If there are none, all of the object is an unknown event: no
    /// delivery is nothing.
    /// </summary>
    /// <typeparam name="TRoutes">What reads the events of each kind.</typeparam>
    /// <param name="reader">Stands on the end of the object.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="kind">The kind.</param>
    public EventSlot End<TRoutes>(ref WireReader reader, string name, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        if (delivery is null)
        {
            return default;
        }

        kind ??= "";
        if (isPresent && kind != readKind)
        {
            var again = events;
            ReadAs<TRoutes>(ref again, name, kind);
        }

        if (delivery.IsAt(before))
        {
            delivery.AddHolder<TRoutes>(ref reader, kind, holder, start.TokenStartIndex);
        }

        return slot;
    }

    private void ReadAs<TRoutes>(ref WireReader reader, string name, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        readKind = kind;
        delivery!.Rewind(before);
        if (kind is null)
        {
            reader.Skip();
            return;
        }

        reader.State.Enter(name);
        slot = delivery.ReadRouted<TRoutes>(ref reader, kind, holder);
        reader.State.Leave();
    }
}
