using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>What one read carries along: the place it is at, what did not fit, and how much more may come.</summary>
internal struct ReadState
{
    /// <summary>So many items any text may have.</summary>
    private const int FreeItems = 1_000;

    /// <summary>And so many bytes allow for one item more. X's own deliveries have one in a hundred bytes or more, deletions one in fifty.</summary>
    private const int BytesPerItem = 32;

    private DriftLog drift;
    private RawValues raw;
    private RecentTexts recent;
    private int itemsLeft = int.MaxValue;
    private Inexactness inexactness;

    /// <summary>State for a reading without a limit.</summary>
    public ReadState()
    {
    }

    /// <summary>State for reading a text that may only hold as many items as are in proportion to its length, in bytes.</summary>
    public ReadState(int length) => itemsLeft = FreeItems + length / BytesPerItem;

    /// <summary>Collects the events of the delivery that is read; null if what is read is none.</summary>
    public Contract.DeliveryBuilder? Delivery { get; init; }

    /// <summary>Set when the object being read has a property name that no .NET string can hold; its owner keeps it raw.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>Whether a value was read that would not be written as it came; its owner keeps it raw as well.</summary>
    public readonly bool IsInexact => inexactness != Inexactness.None;

    /// <summary>How much drift was reported.</summary>
    public readonly int DriftCount => drift.Count;

    /// <summary>The drift that was kept, in the order of the text.</summary>
    public readonly IReadOnlyList<Drift> Drifts => drift.ToList();

    /// <summary>Counts something that costs more than its text: an event, a record, a list, an item of one, a raw value.</summary>
    /// <exception cref="TooManyItemsException">There were more than the text's length allows.</exception>
    public void CountItem()
    {
        if (--itemsLeft < 0)
        {
            throw new TooManyItemsException();
        }
    }

    /// <summary>The string of an ASCII text: the same one as before if it was met lately. Null if the text has other characters.</summary>
    public string? RecentText(ReadOnlySpan<byte> text) => recent.Get(text);

    /// <summary>Begins an object: the one around it may have had an unreadable name already, which is for its own owner to see.</summary>
    /// <returns>What <see cref="EndObject"/> is to be given.</returns>
    public bool BeginObject()
    {
        var outer = IsUnreadable;
        IsUnreadable = false;
        return outer;
    }

    /// <summary>Ends an object.</summary>
    /// <param name="outer">What <see cref="BeginObject"/> gave.</param>
    /// <returns>Whether it had an unreadable name.</returns>
    public bool EndObject(bool outer)
    {
        var isUnreadable = IsUnreadable;
        IsUnreadable = outer;
        return isUnreadable;
    }

    /// <summary>Says that a value was read that would not be written as it came.</summary>
    public void Note(Inexactness kind)
    {
        if (kind > inexactness)
        {
            inexactness = kind;
        }
    }

    public Inexactness TakeInexactness()
    {
        var taken = inexactness;
        inexactness = Inexactness.None;
        return taken;
    }

    /// <summary>How much was reported and kept raw so far.</summary>
    public readonly Mark GetMark() => new(drift.Count, raw.Count, Delivery?.GetMark() ?? default);

    /// <summary>Forgets what was reported and kept raw since, because the value is kept whole, or read again.</summary>
    public void Rewind(Mark mark)
    {
        inexactness = Inexactness.None;
        drift.Rewind(mark.Drifts);
        raw.Rewind(mark.RawValues);
        Delivery?.Rewind(mark.Delivery);
    }

    /// <summary>Forgets what was reported since; what was kept raw stays.</summary>
    public void ForgetDrifts(Mark mark) => drift.Rewind(mark.Drifts);

    public void Enter(string name) => drift.Enter(name);

    public void Leave() => drift.Leave();

    /// <param name="kind">What it is.</param>
    /// <param name="name">The name in the place the reading is in; null for the place itself.</param>
    public void Report(DriftKind kind, string? name) => drift.Report(kind, name);

    /// <summary>Keeps a value of the text raw, once all is read.</summary>
    /// <param name="owner">What gets it: a dictionary of properties, or an <see cref="UnknownEvent"/>.</param>
    /// <param name="name">The property, if it is one.</param>
    /// <param name="start">The first byte of the value.</param>
    /// <param name="end">The byte after its last.</param>
    /// <param name="isSpelling">Whether the property holds it as well, or has no value by it.</param>
    public void KeepRaw(object owner, string name, int start, int end, bool isSpelling) => raw.Add(owner, name, start, end, isSpelling);

    /// <summary>Hands over what is kept raw: the reading has come to its end.</summary>
    /// <returns>An array of it, but for spellings of what properties hold; undefined if there is none.</returns>
    public readonly JsonElement DeliverRaw(ReadOnlySpan<byte> text, int maxDepth) => raw.Deliver(text, maxDepth);

    /// <summary>A point in the reading to go back to.</summary>
    internal readonly record struct Mark(int Drifts, (int, int) RawValues, Contract.DeliveryBuilder.Mark Delivery);
}
