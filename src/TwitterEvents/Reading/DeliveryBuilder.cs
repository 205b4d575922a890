using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>Collects the events of a delivery while its envelope is read, key by key.</summary>
internal sealed class DeliveryBuilder(IEventSelection? selection)
{
    // Nearly every delivery holds one event.
    public List<TwitterEvent> Events { get; } = new(1);

    public List<Delivery.EventSpan> Spans { get; } = new(1);

    public List<Delivery.Member> Members { get; } = new(1);

    public bool HasSkipped { get; private set; }

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
            state.Enter(TReader.WireName + ReadState.PathNames.Item);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Item<TReader, TEnvelope>(ref reader, ref state, envelope);
            }

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

            state.Enter(type ?? "?");
            Value<TReader, TEnvelope>(ref reader, ref state, envelope, kind, type, inner);
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

        wireName ??= "\uFFFD";
        var name = NameSpan(ref reader);
        reader.Read();
        var first = Events.Count;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            state.Report(DriftKind.UnknownEvent, wireName);
            AddUnknown(ref reader, ref state, envelope, reader.TokenStartIndex, reader.CurrentDepth, wireName, null, default);
            Members.Add(new(name, Delivery.MemberShape.Single, first, Events.Count - first));
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            state.Report(DriftKind.UnknownEvent, wireName);
            AddUnknown(ref reader, ref state, envelope, reader.TokenStartIndex, reader.CurrentDepth, wireName, null, default);
        }

        if (value.TokenType == JsonTokenType.StartArray && value.Read() && value.TokenType == JsonTokenType.EndArray)
        {
            state.Report(DriftKind.UnknownEvent, wireName);
        }

        Members.Add(new(name, Delivery.MemberShape.List, first, Events.Count - first));
    }

    private void Item<TReader, TEnvelope>(ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var kind = Discriminators.FindFirst<TReader, TEnvelope>(reader);
        string? type = null;
        if (!TReader.Discriminator.IsEmpty && (kind is null || IsUnwanted(kind)))
        {
            // The discriminator may stand twice, and the last of a repeated property wins.
            var ahead = reader;
            kind = Discriminators.FindLast<TReader, TEnvelope>(ref ahead, out type);
            if (kind is not null && IsUnwanted(kind))
            {
                reader = ahead;
                HasSkipped = true;
                return;
            }
        }

        Value<TReader, TEnvelope>(ref reader, ref state, envelope, kind, type, default);
    }

    private void Value<TReader, TEnvelope>(
        ref Utf8JsonReader reader, ref ReadState state, TEnvelope envelope, EventKind? kind, string? type, Range inner)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var start = reader.TokenStartIndex;
        var depth = reader.CurrentDepth;
        if (kind is not null && reader.TokenType == JsonTokenType.StartObject)
        {
            if (IsUnwanted(kind))
            {
                reader.Skip();
                HasSkipped = true;
                return;
            }

            var before = reader;
            var driftsBefore = state.DriftCount;
            var rawBefore = state.RawValues;
            var read = TReader.Read(kind, ref reader, ref state, envelope);
            if (state.TakeUnreadable())
            {
                state.Rewind(driftsBefore, rawBefore);
                reader = before;
            }
            else if (TReader.Discriminator.IsEmpty || read.DiscriminatorValue == kind.Discriminator)
            {
                Add(read, (int)start..(int)reader.BytesConsumed, inner, driftsBefore..state.DriftCount);
                return;
            }
            else
            {
                // The discriminator stands twice, and the last of a repeated property wins.
                state.Rewind(driftsBefore, rawBefore);
                reader = before;
                kind = Discriminators.FindLast<TReader, TEnvelope>(ref before, out type);
                Value<TReader, TEnvelope>(ref reader, ref state, envelope, kind, type, inner);
                return;
            }
        }

        state.Report(DriftKind.UnknownType, "");
        AddUnknown(ref reader, ref state, envelope, start, depth, TReader.WireName, type, inner);
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

        state.Report(DriftKind.UnknownType, wireName);
        AddUnknown(ref reader, ref state, envelope, reader.TokenStartIndex, reader.CurrentDepth, wireName, null, default);
        Members.Add(new(name, Delivery.MemberShape.Single, first, Events.Count - first));
    }

    // Its caller has just reported it: an unknown event is one drift.
    private void AddUnknown(
        ref Utf8JsonReader reader, ref ReadState state, Envelope envelope, long start, int depth, string wireName, string? type, Range inner)
    {
        if (type is null && reader.TokenType == JsonTokenType.StartObject && reader.TokenStartIndex == start)
        {
            var ahead = reader;
            if (Discriminators.TryFindLast(ref ahead, "type"u8, out var value) && value.TokenType == JsonTokenType.String)
            {
                JsonText.TryGetString(ref value, out type);
            }
        }

        Wire.SkipToEnd(ref reader, depth);
        if (IsUnwanted(UnknownEvent.UnknownKind))
        {
            HasSkipped = true;
            return;
        }

        var raw = state.TakeRaw(ref reader, start);
        var unknown = new UnknownEvent(wireName) { Type = type, Raw = raw, Envelope = envelope };
        Add(unknown, (int)start..(int)reader.BytesConsumed, inner, (state.DriftCount - 1)..state.DriftCount);
    }

    private void Add(TwitterEvent e, Range value, Range inner, Range drifts)
    {
        Events.Add(e);
        Spans.Add(new(value, inner, drifts));
    }

    private bool IsUnwanted(EventKind kind) => selection is not null && !selection.Wants(kind);

    /// <summary>The property name the reader is on, with its quotes.</summary>
    private static Range NameSpan(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return start..(start + reader.ValueSpan.Length + 2);
    }
}
