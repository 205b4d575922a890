using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>
/// Collects the events of a delivery, and where they stand in it, while its envelope is read, key by key. What each item is decides
/// <see cref="ItemReader"/>.
/// </summary>
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

    private readonly ItemReader items = new(selection);

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
                state.CountItem();
                Add(items.Read<TReader, TEnvelope>(ref reader, ref state, envelope));
            }

            state.Leave();
            state.Leave();
            AddMember(name, Delivery.MemberShape.List, first);
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
            state.CountItem();
            Add(items.Read<TReader, TEnvelope>(ref reader, ref state, envelope));
            state.Leave();
            AddMember(name, Delivery.MemberShape.Single, first);
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
            Add(items.ReadKeyed<TReader, TEnvelope>(ref reader, ref state, envelope, kind, type), inner);
        }

        state.Leave();
        AddMember(name, Delivery.MemberShape.Keyed, first);
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
            Add(items.ReadUnknown(ref reader, ref state, envelope, wireName, DriftKind.UnknownEvent));
            AddMember(name, Delivery.MemberShape.Single, first);
            return;
        }

        var itemsBefore = itemCount;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            state.CountItem();
            Add(items.ReadUnknown(ref reader, ref state, envelope, wireName, DriftKind.UnknownEvent));
        }

        if (itemCount == itemsBefore)
        {
            state.Report(DriftKind.UnknownEvent, wireName);
        }

        AddMember(name, Delivery.MemberShape.List, first);
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
        Add(items.KeepUnknownBody(ref reader, ref state, wireName, type, start));
        return true;
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
            AddMember(name, Delivery.MemberShape.List, first);
            return;
        }

        state.CountItem();
        Add(items.ReadUnknown(ref reader, ref state, envelope, wireName, DriftKind.UnknownType));
        AddMember(name, Delivery.MemberShape.Single, first);
    }

    private void Add(DeliveryItem item, Range innerName = default)
    {
        var index = itemCount++;
        if (item.Event is null)
        {
            Skipped.Add(item.Kind);
            return;
        }

        Events.Add(item.Event);
        Spans.Add(new(item.Value, innerName, item.Drifts, index));
    }

    private void AddMember(Range name, Delivery.MemberShape shape, int first) => Members.Add(new(name, shape, first, Events.Count - first));

    /// <summary>The property name the reader is on, with its quotes.</summary>
    private static Range NameSpan(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return start..(start + reader.ValueSpan.Length + 2);
    }
}
