using System.Collections.ObjectModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <content>Families whose deliveries name the kind of their events beside them, or in a header.</content>
public sealed partial class DeliveryBuilder
{
    /// <summary>The envelope that is being read.</summary>
    internal Envelope? Envelope { get; private set; }

    /// <summary>The object of the envelope that the events being read stand in; null if that is the envelope itself.</summary>
    internal object? Holder { get; private set; }

    /// <summary>The kind of the events being read, if an object around the one they stand in names it.</summary>
    internal string? Kind { get; set; }

    /// <summary>The value of a header that names the kind of events; null if it was not sent.</summary>
    public string? GetHeader(string name)
    {
        foreach (var header in headers ?? ReadOnlyDictionary<string, string>.Empty)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Says which envelope is being read.</summary>
    public void Begin(Envelope envelope) => Envelope = envelope;

    /// <summary>Keeps the property of the envelope that the reader is on, which no schema has.</summary>
    public void KeepRest(ref WireReader reader, scoped ref Extras extras)
    {
        if (reader.TryGetString(out _))
        {
            reader.KeepUnknown(ref extras);
            return;
        }

        var name = NameSpan(ref reader);
        reader.Read();
        var start = reader.TokenStartIndex;
        reader.SkipRaw();
        Members.Add(new(name, Delivery.MemberShape.Raw, 0, 0, start..reader.BytesConsumed));
        reader.State.Report(DriftKind.UnknownProperty, UnknownBody.NoName);
    }

    /// <summary>Reads the item the reader is on, of one of the kinds that a reader knows.</summary>
    public void ReadItem<TReader, TEnvelope>(ref WireReader reader)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        reader.State.Enter(TReader.Place);
        Add(items.Read<TReader, TEnvelope>(ref reader, (TEnvelope)Envelope!));
        reader.State.Leave();
    }

    /// <summary>Reads the item the reader is on, of one of the kinds that a reader knows, which may be nested once more.</summary>
    public void ReadNestedItem<TReader, TEnvelope>(ref WireReader reader)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope
    {
        reader.State.Enter(TReader.Place);
        Add(items.ReadNested<TReader, TEnvelope>(ref reader, (TEnvelope)Envelope!));
        reader.State.Leave();
    }

    /// <summary>Reads the whole body the reader is on the start of: it is the event.</summary>
    public void ReadBody<TRoutes>(ref WireReader reader, string? kind)
        where TRoutes : struct, IEventRoutes
    {
        IsWholeBody = true;
        ReadRoutedItem<TRoutes>(ref reader, kind ?? "");
    }

    /// <summary>Reads the events at the property the reader is on: one, or an array of them; null is none.</summary>
    internal OneOrMany<TwitterEvent>? ReadRouted<TRoutes>(ref WireReader reader, string kind, object? holder)
        where TRoutes : struct, IEventRoutes
    {
        Holder = holder;
        var first = Events.Count;
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.StartArray:
                reader.State.Enter(DriftPath.Item);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadRoutedItem<TRoutes>(ref reader, kind);
                }

                reader.State.Leave();
                return new OneOrMany<TwitterEvent>(Events[first..]);
            default:
                ReadRoutedItem<TRoutes>(ref reader, kind);
                return Events.Count == first ? null : new OneOrMany<TwitterEvent>(Events[first]);
        }
    }

    /// <summary>Adds an unknown event that is all of the object the reader is on the end of: it holds no event that could be read.</summary>
    internal void AddHolder<TRoutes>(ref WireReader reader, string kind, object? holder, int start)
        where TRoutes : struct, IEventRoutes
    {
        Holder = holder;
        reader.State.CountItem();
        reader.State.Report(DriftKind.UnknownEvent, kind);
        AddUnknown<TRoutes>(ref reader, kind, start);
    }

    private void ReadRoutedItem<TRoutes>(ref WireReader reader, string kind)
        where TRoutes : struct, IEventRoutes
    {
        reader.State.CountItem();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            kind = TRoutes.FindKind(reader) ?? kind;
            if (TRoutes.TryRead(kind, ref reader, this))
            {
                return;
            }
        }

        reader.State.Report(DriftKind.UnknownEvent, kind);
        var start = reader.TokenStartIndex;
        reader.SkipRaw();
        AddUnknown<TRoutes>(ref reader, kind, start);
    }

    private void AddUnknown<TRoutes>(ref WireReader reader, string kind, int start)
        where TRoutes : struct, IEventRoutes
    {
        var drifts = (reader.State.DriftCount - 1)..reader.State.DriftCount;
        Add(items.IsUnwanted(TRoutes.UnknownKind)
            ? DeliveryItem.Skipped(TRoutes.UnknownKind)
            : new(TRoutes.UnknownKind, TRoutes.CreateUnknown(kind, Envelope!, Holder), start..reader.BytesConsumed, drifts));
    }

    /// <summary>How much was read so far.</summary>
    internal Mark GetMark() => new(Events.Count, Skipped.Count, Members.Count, itemCount);

    /// <summary>Whether nothing was read since.</summary>
    internal bool IsAt(Mark mark) => itemCount == mark.Items;

    /// <summary>Forgets what was read since.</summary>
    internal void Rewind(Mark mark)
    {
        if (Members.Count != mark.Members)
        {
            Members.RemoveRange(mark.Members, Members.Count - mark.Members);
        }

        ForgetEvents(mark);
    }

    /// <summary>Forgets the events that were read since.</summary>
    internal void ForgetEvents(Mark mark)
    {
        if (itemCount != mark.Items)
        {
            Events.RemoveRange(mark.Events, Events.Count - mark.Events);
            Spans.RemoveRange(mark.Events, Spans.Count - mark.Events);
            Skipped.RemoveRange(mark.Skipped, Skipped.Count - mark.Skipped);
            itemCount = mark.Items;
        }
    }

    internal readonly record struct Mark(int Events, int Skipped, int Members, int Items);
}
