using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>One reading of an object that an event is nested in.</summary>
internal ref struct NestedReading(WireReader start, NestedPlace place)
{
    private readonly WireReader start = start;
    private readonly ReadState.Mark before = start.State.GetMark();
    private readonly bool outer = start.State.BeginObject();
    private Extras others;

    /// <summary>Moves from the start of the object to that of the event, and keeps what stands before.</summary>
    public void Enter(ref WireReader reader)
    {
        while (reader.NextName() && reader.TokenStartIndex != place.Position)
        {
            KeepOther(ref reader);
        }

        reader.Read();
        reader.State.CountItem();
        reader.State.Enter(place.Name);
    }

    /// <summary>Moves from the end of the event to that of the object, and keeps what stands between.</summary>
    /// <returns>What the event came in; null if a name beside it is one that no .NET string can hold.</returns>
    public EventNesting? Leave(ref WireReader reader)
    {
        reader.State.Leave();
        while (reader.NextName())
        {
            KeepOther(ref reader);
        }

        return reader.State.EndObject(outer) ? null : new EventNesting(place.Name, others.Seal());
    }

    /// <summary>Forgets what was read, and goes back to the start of the object.</summary>
    public readonly void Undo(ref WireReader reader)
    {
        reader.State.Rewind(before);
        reader = start;
        reader.State.CountItem(); // what is read again counts again
    }

    /// <summary>Keeps what stands beside the event; what stands under the event's own name is replaced by the event.</summary>
    private void KeepOther(ref WireReader reader)
    {
        if (reader.TryGetString(out var name) && name == place.Name)
        {
            reader.Read();
            reader.SkipRaw();
        }
        else
        {
            reader.KeepUnknown(ref others);
        }
    }
}
