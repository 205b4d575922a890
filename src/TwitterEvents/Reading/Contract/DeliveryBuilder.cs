using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Collects the events of a delivery, and where they stand in it, while its envelope is read, key by key. What each item is decides
/// <see cref="ItemReader"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class DeliveryBuilder
{
    // Nearly every delivery holds one event.
    internal List<TwitterEvent> Events { get; } = new(1);

    internal List<Delivery.EventSpan> Spans { get; } = new(1);

    internal List<Delivery.Member> Members { get; } = new(1);

    /// <summary>The kinds of the items that were skipped because nobody asked for them, one for each.</summary>
    internal List<EventKind> Skipped { get; } = [];

    /// <summary>Whether the only event is the whole body.</summary>
    internal bool IsWholeBody { get; private set; }

    private readonly ItemReader items;
    private readonly IReadOnlyDictionary<string, string>? headers;

    /// <summary>How many items there were so far, wanted or not.</summary>
    private int itemCount;

    internal DeliveryBuilder(IEventSelection? selection, IReadOnlyDictionary<string, string>? headers = null)
    {
        items = new(selection);
        this.headers = headers;
    }

    /// <summary>Reads the key the reader is on: one event, or an array of events.</summary>
    public void ReadEvents<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var name = NameSpan(ref reader);
        var first = Events.Count;
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                reader.State.Enter(TReader.WireName);
                reader.State.Enter(DriftPath.Item);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    reader.State.CountItem();
                    Add(items.Read<TReader, TEnvelope>(ref reader, envelope));
                }

                reader.State.Leave();
                reader.State.Leave();
                AddMember(name, Delivery.MemberShape.List, first);
                break;
            case JsonTokenType.StartObject:
                reader.State.Enter(TReader.WireName);
                reader.State.CountItem();
                Add(items.Read<TReader, TEnvelope>(ref reader, envelope));
                reader.State.Leave();
                AddMember(name, Delivery.MemberShape.Single, first);
                break;
            default:
                Unexpected(ref reader, envelope, name, TReader.WireName);
                break;
        }
    }

    /// <summary>Reads the key the reader is on: an object whose inner keys tell the kind of event.</summary>
    public void ReadKeyed<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var name = NameSpan(ref reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Unexpected(ref reader, envelope, name, TReader.WireName);
            return;
        }

        var first = Events.Count;
        reader.State.Enter(TReader.WireName);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var inner = NameSpan(ref reader);
            var kind = TReader.Find(reader.Name);
            reader.TryGetString(out var type);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            reader.State.CountItem();
            Add(items.ReadKeyed<TReader, TEnvelope>(ref reader, envelope, kind, type), inner);
        }

        reader.State.Leave();
        AddMember(name, Delivery.MemberShape.Keyed, first);
    }

    /// <summary>
    /// Reads the key the reader is on, which no schema has. An object is an event, an array holds one event an item; anything else
    /// belongs to the envelope.
    /// </summary>
    public void KeepUnknown(ref WireReader reader, scoped ref Extras extras, Envelope envelope)
    {
        var value = reader;
        value.Read();
        var isNamed = reader.TryGetString(out var wireName);
        if (!isNamed && value.TokenType == JsonTokenType.Null)
        {
            reader = value;
            return;
        }

        if (isNamed && value.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            reader.KeepUnknown(ref extras);
            return;
        }

        wireName ??= UnknownBody.NoName;
        var name = NameSpan(ref reader);
        reader.Read();
        reader.State.CountItem();
        var first = Events.Count;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Add(items.ReadUnknown(ref reader, envelope, wireName, DriftKind.UnknownEvent));
            AddMember(name, Delivery.MemberShape.Single, first);
            return;
        }

        var itemsBefore = itemCount;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.State.CountItem();
            Add(items.ReadUnknown(ref reader, envelope, wireName, DriftKind.UnknownEvent));
        }

        if (itemCount == itemsBefore)
        {
            reader.State.Report(DriftKind.UnknownEvent, wireName);
        }

        AddMember(name, Delivery.MemberShape.List, first);
    }

    /// <summary>Adds the body whose end the reader is on, of which nothing is known: one event, all of it.</summary>
    internal void AddUnknownBody(ref WireReader reader, in UnknownBody body, Envelope? envelope, int start)
    {
        IsWholeBody = true;
        Envelope = envelope;
        Add(items.KeepUnknownBody(ref reader, envelope, body.WireName!, body.Type, start));
    }

    private void Unexpected(ref WireReader reader, Envelope envelope, Range name, string wireName)
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

        reader.State.CountItem();
        Add(items.ReadUnknown(ref reader, envelope, wireName, DriftKind.UnknownType));
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
    private static Range NameSpan(ref WireReader reader)
    {
        var start = reader.TokenStartIndex;
        return start..(start + reader.ValueSpan.Length + 2);
    }
}
