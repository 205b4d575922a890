using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>What one read carries along: the text, the place it is at, what did not fit, and how much more may come.</summary>
internal ref struct ReadState
{
    /// <summary>So many items any text may have.</summary>
    private const int FreeItems = 1_000;

    /// <summary>And so many bytes allow for one item more. X's own deliveries have one in a hundred bytes or more, deletions one in fifty.</summary>
    private const int BytesPerItem = 32;

    /// <summary>So many tokens that are kept raw, for which a table of them is made, count as one item.</summary>
    private const int RawTokensPerItem = 6;

    private readonly ReadOnlySpan<byte> text;
    private readonly bool hasText;
    private DriftLog drift;
    private RawValues raw;
    private RecentTexts recent;
    private int itemsLeft = int.MaxValue;
    private Inexactness inexactness;

    /// <summary>State for a reader whose text is not at hand.</summary>
    public ReadState()
    {
    }

    /// <summary>State for a reader that runs over <paramref name="text"/> from its first byte.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isLimited">Whether it may only hold as many items as are in proportion to its length.</param>
    public ReadState(ReadOnlySpan<byte> text, bool isLimited)
    {
        this.text = text;
        hasText = true;
        if (isLimited)
        {
            itemsLeft = FreeItems + text.Length / BytesPerItem;
        }
    }

    /// <summary>Whether a value could not be kept because the text is not at hand: the caller has to read again, with the text.</summary>
    public bool NeedsText { get; private set; }

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

    /// <summary>Moves the reader to the last token of the value it is on, or of the value it is in and that began at a depth; that value is kept raw.</summary>
    public void Skip(ref Utf8JsonReader reader, int depth)
    {
        var tokens = 0;
        if (reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (++tokens == RawTokensPerItem)
            {
                tokens = 0;
                CountItem();
            }
        }
    }

    /// <inheritdoc cref="Skip(ref Utf8JsonReader, int)"/>
    public void Skip(ref Utf8JsonReader reader) => Skip(ref reader, reader.CurrentDepth);

    /// <summary>Gets the text the reader is on; false if no .NET string can hold it.</summary>
    public bool TryGetText(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? value)
    {
        if (!reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan))
        {
            value = recent.Get(reader.ValueSpan);
            return true;
        }

        return JsonText.TryGetString(ref reader, out value);
    }

    public bool TakeUnreadable()
    {
        var taken = IsUnreadable;
        IsUnreadable = false;
        return taken;
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
    public readonly Mark GetMark() => new(drift.Count, raw.Count);

    /// <summary>Forgets what was reported and kept raw since, because the value is kept whole, or read again.</summary>
    public void Rewind(Mark mark)
    {
        inexactness = Inexactness.None;
        drift.Rewind(mark.Drifts);
        raw.Rewind(mark.RawValues);
    }

    public void Enter(string name) => drift.Enter(name);

    public void Leave() => drift.Leave();

    /// <param name="kind">What it is.</param>
    /// <param name="name">The name in the place the reading is in; null for the place itself.</param>
    public void Report(DriftKind kind, string? name) => drift.Report(kind, name);

    /// <summary>Keeps, raw, the value from <paramref name="start"/> to the end of the reader's current token, once all is read.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="start">The first byte of the value.</param>
    /// <param name="owner">What gets it: a dictionary of properties, or an <see cref="UnknownEvent"/>.</param>
    /// <param name="name">The property, if it is one.</param>
    /// <param name="isSpelling">Whether the property holds it as well, or has no value by it.</param>
    public void KeepRaw(ref Utf8JsonReader reader, long start, object owner, string name = "", bool isSpelling = false)
    {
        if (hasText)
        {
            raw.Add(owner, name, (int)start, (int)reader.BytesConsumed, isSpelling);
        }
        else
        {
            NeedsText = true;
        }
    }

    /// <summary>Hands over what is kept raw: the reading has come to its end.</summary>
    /// <returns>An array of it, but for spellings of what properties hold; undefined if there is none.</returns>
    public readonly JsonElement DeliverRaw(JsonReaderOptions options) => raw.Deliver(text, options);

    /// <summary>A point in the reading to go back to.</summary>
    internal readonly record struct Mark(int Drifts, (int, int) RawValues);
}
