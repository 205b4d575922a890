using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>Collects the events of a delivery while its envelope is read, key by key.</summary>
internal sealed class DeliveryBuilder(IEventSelection? selection)
{
    // Nearly every delivery holds one event.
    public List<TwitterEvent> Events { get; } = new(1);

    public List<Delivery.EventSpan> Spans { get; } = new(1);

    public List<Delivery.Member> Members { get; } = new(1);

    /// <summary>The kinds of the items that were skipped because nobody asked for them, one for each.</summary>
    public List<EventKind> Skipped { get; } = [];

    /// <summary>Whether the only event is the whole body.</summary>
    public bool IsWholeBody { get; private set; }

    /// <summary>How many items there were so far, wanted or not.</summary>
    private int itemCount;

    /// <summary>Reads the key the reader is on: an array of events.</summary>
    public void List<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var name = NameSpan(ref reader);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var first = Events.Count;
            state.Enter(TReader.WireName);
            state.Enter(DriftPath.Item);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Item<TReader, TEnvelope>(ref reader, ref state, envelope);
            }

            state.Leave();
            state.Leave();
            Members.Add(new(name, Delivery.MemberShape.List, first, Events.Count - first));
            return;
        }

        Unexpected(ref reader, ref state, envelope, name, TReader.WireName);
    }

    /// <summary>Reads the key the reader is on: one event.</summary>
    public void Single<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var name = NameSpan(ref reader);
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var first = Events.Count;
            state.Enter(TReader.WireName);
            Item<TReader, TEnvelope>(ref reader, ref state, envelope);
            state.Leave();
            Members.Add(new(name, Delivery.MemberShape.Single, first, Events.Count - first));
            return;
        }

        Unexpected(ref reader, ref state, envelope, name, TReader.WireName);
    }

    /// <summary>Reads the key the reader is on: an object whose inner keys tell the kind of event.</summary>
    public void Keyed<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var name = NameSpan(ref reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Unexpected(ref reader, ref state, envelope, name, TReader.WireName);
            return;
        }

        var first = Events.Count;
        state.Enter(TReader.WireName);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var inner = NameSpan(ref reader);
            var kind = TReader.Find(Wire.Name(ref reader));
            JsonText.TryGetString(ref reader, out var type);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            state.CountItem();
            var place = new Place(TReader.WireName, type, inner, itemCount++);
            if (kind is null)
            {
                state.Report(DriftKind.UnknownType, type ?? UnknownBody.NoName);
                AddUnknown(ref reader, ref state, envelope, place);
                continue;
            }

            state.Enter(kind.Discriminator!);
            Value<TReader, TEnvelope>(ref reader, ref state, envelope, kind, place);
            state.Leave();
        }

        state.Leave();
        Members.Add(new(name, Delivery.MemberShape.Keyed, first, Events.Count - first));
    }

    /// <summary>
    /// Reads the key the reader is on, which no schema has. An object is an event, an array holds one event an item; anything else
    /// belongs to the envelope.
    /// </summary>
    public void Unknown(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, Envelope envelope)
    {
        var value = reader;
        value.Read();
        var isNamed = JsonText.TryGetString(ref reader, out var wireName);
        if (!isNamed && value.TokenType == JsonTokenType.Null)
        {
            reader = value;
            return;
        }

        if (isNamed && value.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Wire.Unknown(ref reader, ref state, ref extras);
            return;
        }

        wireName ??= UnknownBody.NoName;
        var name = NameSpan(ref reader);
        reader.Read();
        state.CountItem();
        var first = Events.Count;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            UnknownItem(ref reader, ref state, envelope, wireName);
            Members.Add(new(name, Delivery.MemberShape.Single, first, Events.Count - first));
            return;
        }

        var itemsBefore = itemCount;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            state.CountItem();
            UnknownItem(ref reader, ref state, envelope, wireName);
        }

        if (itemCount == itemsBefore)
        {
            state.Report(DriftKind.UnknownEvent, wireName);
        }

        Members.Add(new(name, Delivery.MemberShape.List, first, Events.Count - first));
    }

    /// <summary>Reads a body of which nothing is known: one event, all of it. False, and the reader stays, if something is known.</summary>
    public bool TryUnknownBody(ref Utf8JsonReader reader, ref ReadState state)
    {
        var ahead = reader;
        if (!UnknownBody.TryName(ref ahead, ref state, out var wireName, out var type))
        {
            return false;
        }

        var start = reader.TokenStartIndex;
        reader = ahead;
        IsWholeBody = true;
        state.Report(DriftKind.UnknownEvent, wireName);
        AddUnknown(ref reader, ref state, envelope: null, new Place(wireName, type, default, itemCount++), start);
        return true;
    }

    private void UnknownItem(ref Utf8JsonReader reader, ref ReadState state, Envelope envelope, string wireName)
    {
        state.Report(DriftKind.UnknownEvent, wireName);
        AddUnknown(ref reader, ref state, envelope, new Place(wireName, Discriminators.FindType(reader), default, itemCount++));
    }

    private void Item<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        state.CountItem();
        var place = new Place(TReader.WireName, null, default, itemCount++);
        var kind = Discriminators.FindFirst<TReader, TEnvelope>(reader);
        if (!TReader.Discriminator.IsEmpty && (kind is null || IsUnwanted(kind)))
        {
            // The discriminator may stand twice, and the last of a repeated property wins.
            var ahead = reader;
            kind = Discriminators.FindLast<TReader, TEnvelope>(ref ahead, out var type);
            place = place with { Type = type };
            if (kind is not null && IsUnwanted(kind))
            {
                reader = ahead;
                Skipped.Add(kind);
                return;
            }
        }

        Value<TReader, TEnvelope>(ref reader, ref state, envelope, kind, place);
    }

    // An item is read at most twice: with the kind that its first discriminator names, and with that of its last.
    private void Value<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope, EventKind? kind, Place place)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (kind is not null && reader.TokenType == JsonTokenType.StartObject)
        {
            if (TryRead<TReader, TEnvelope>(ref reader, ref state, envelope, kind, place))
            {
                return;
            }

            // What is read again counts again.
            state.CountItem();
            if (!TReader.Discriminator.IsEmpty)
            {
                var ahead = reader;
                var last = Discriminators.FindLast<TReader, TEnvelope>(ref ahead, out var type);
                if (last is not null && !ReferenceEquals(last, kind) && TryRead<TReader, TEnvelope>(ref reader, ref state, envelope, last, place))
                {
                    return;
                }

                place = place with { Type = type };
            }
        }

        state.Report(DriftKind.UnknownType, null);
        AddUnknown(ref reader, ref state, envelope, place with { Type = place.Type ?? Discriminators.FindType(reader) });
    }

    /// <summary>Reads an item as an event of a kind, or skips it; if it is none of that kind, the reader stays.</summary>
    private bool TryRead<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope, EventKind kind, Place place)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (IsUnwanted(kind))
        {
            reader.Skip();
            Skipped.Add(kind);
            return true;
        }

        var start = reader;
        var mark = state.GetMark();
        var read = TReader.Read(kind, ref reader, ref state, envelope);
        if (!state.TakeUnreadable() && (TReader.Discriminator.IsEmpty || read.DiscriminatorValue == kind.Discriminator))
        {
            Add(read, (int)start.TokenStartIndex..(int)reader.BytesConsumed, place, mark.Drifts..state.DriftCount);
            return true;
        }

        state.Rewind(mark);
        reader = start;
        return false;
    }

    private void Unexpected(ref Utf8JsonReader reader, ref ReadState state, Envelope envelope, Range name, string wireName)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        var first = Events.Count;
        var ahead = reader;
        if (reader.TokenType == JsonTokenType.StartArray && ahead.Read() && ahead.TokenType == JsonTokenType.EndArray)
        {
            reader.Read();
            Members.Add(new(name, Delivery.MemberShape.List, first, 0));
            return;
        }

        state.CountItem();
        state.Report(DriftKind.UnknownType, wireName);
        AddUnknown(ref reader, ref state, envelope, new Place(wireName, Discriminators.FindType(reader), default, itemCount++));
        Members.Add(new(name, Delivery.MemberShape.Single, first, Events.Count - first));
    }

    // Its caller has just reported it: an unknown event is one drift.
    private void AddUnknown(ref Utf8JsonReader reader, ref ReadState state, Envelope? envelope, Place place)
    {
        var start = reader.TokenStartIndex;
        state.Skip(ref reader);
        AddUnknown(ref reader, ref state, envelope, place, start);
    }

    // The same, from the last token of the item.
    private void AddUnknown(ref Utf8JsonReader reader, ref ReadState state, Envelope? envelope, Place place, long start)
    {
        if (IsUnwanted(UnknownEvent.UnknownKind))
        {
            Skipped.Add(UnknownEvent.UnknownKind);
            return;
        }

        var unknown = new UnknownEvent(place.WireName) { Type = place.Type, Envelope = envelope };
        state.KeepRaw(ref reader, start, unknown);
        Add(unknown, (int)start..(int)reader.BytesConsumed, place, (state.DriftCount - 1)..state.DriftCount);
    }

    private void Add(TwitterEvent e, Range value, Place place, Range drifts)
    {
        Events.Add(e);
        Spans.Add(new(value, place.InnerName, drifts, place.Index));
    }

    private bool IsUnwanted(EventKind kind) => selection is not null && !selection.Wants(kind);

    /// <summary>The property name the reader is on, with its quotes.</summary>
    private static Range NameSpan(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return start..(start + reader.ValueSpan.Length + 2);
    }

    /// <summary>What is known of an item before it is read.</summary>
    /// <param name="WireName">Its key.</param>
    /// <param name="Type">Its discriminator or inner key, if it is no kind's.</param>
    /// <param name="InnerName">Where its inner key stands, if it has one.</param>
    /// <param name="Index">Its number among all items of the delivery.</param>
    private readonly record struct Place(string WireName, string? Type, Range InnerName, int Index);
}
