namespace TwitterEvents.Reading.Contract;

/// <summary>
/// One reading of an object that events stand in, and beside them, perhaps, their kind. Nearly every sender names the kind before the events; if
/// another turns out at the end, the object is read once more, so that nothing remains of what was taken for something else.
/// </summary>
internal ref struct KindReading(WireReader start)
{
    private readonly WireReader start = start;
    private readonly ReadState.Mark before = start.State.GetMark();
    private string? readAs;
    private string? last;

    /// <summary>The delivery; null if the object is read by itself.</summary>
    public readonly DeliveryBuilder? Delivery => start.State.Delivery;

    /// <summary>Says that the events come next, and forgets those that were read before.</summary>
    /// <returns>The kind to read them as.</returns>
    public string Begin(string? kind)
    {
        Delivery?.ForgetEvents(before.Delivery);
        return readAs = last ?? kind ?? "";
    }

    /// <summary>Whether they were read as another kind than they are; then the reader is back at the start.</summary>
    public bool IsAgain(ref WireReader reader, string? kind)
    {
        kind ??= "";
        if (Delivery is null || readAs is null || readAs == kind)
        {
            return false;
        }

        last = kind;
        reader.State.Rewind(before);
        reader = start;
        return true;
    }

    /// <summary>Adds the object, whose end the reader is on, as an unknown event if no event was read in it.</summary>
    public readonly void AddIfEmpty<TRoutes>(ref WireReader reader, string? kind, object? holder)
        where TRoutes : struct, IEventRoutes
    {
        if (Delivery is { } delivery && delivery.IsAt(before.Delivery))
        {
            delivery.AddHolder<TRoutes>(ref reader, kind ?? "", holder, start.TokenStartIndex);
        }
    }
}
