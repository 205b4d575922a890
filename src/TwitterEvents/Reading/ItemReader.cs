using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Decides what an item of a delivery is: of which kind, known or unknown; and reads it, or skips it if nobody asks for its kind.</summary>
internal readonly struct ItemReader(IEventSelection? selection)
{
    /// <summary>Reads the item the reader is on; its discriminator, if its key has one, tells the kind.</summary>
    public DeliveryItem Read<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        string? type = null;
        var kind = Discriminators.FindFirst<TReader, TEnvelope>(reader);
        if (!TReader.Discriminator.IsEmpty && (kind is null || IsUnwanted(kind)))
        {
            // The discriminator may stand twice, and the last of a repeated property wins.
            var ahead = reader;
            kind = Discriminators.FindLast<TReader, TEnvelope>(ref ahead, out type);
            if (kind is not null && IsUnwanted(kind))
            {
                reader = ahead;
                return DeliveryItem.Skipped(kind);
            }
        }

        return Read<TReader, TEnvelope>(ref reader, envelope, kind, type);
    }

    /// <summary>Reads the item the reader is on, in which the event may be nested once more; its text is all of the item.</summary>
    public DeliveryItem ReadNested<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope =>
        NestedPlace.Find<TReader, TEnvelope>(reader) is { } place
            ? ReadNested<TReader, TEnvelope>(ref reader, envelope, place)
            : Read<TReader, TEnvelope>(ref reader, envelope);

    /// <summary>Reads the item the reader is on; its inner key tells the kind.</summary>
    /// <param name="reader">Stands on the first token of the item.</param>
    /// <param name="envelope">What the delivery says beside its events.</param>
    /// <param name="kind">The kind of the inner key; null if it is no kind's.</param>
    /// <param name="type">The inner key; null if no .NET string can hold it.</param>
    public DeliveryItem ReadKeyed<TReader, TEnvelope>(
        ref WireReader reader, TEnvelope envelope, EventKind? kind, string? type)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (kind is null)
        {
            return ReadUnknownKind<TReader, TEnvelope>(ref reader, envelope, type, type ?? UnknownBody.NoName);
        }

        reader.State.Enter(kind.Discriminator!);
        var item = Read<TReader, TEnvelope>(ref reader, envelope, kind, type);
        reader.State.Leave();
        return item;
    }

    /// <summary>Reads the item the reader is on, of which nothing but its key is known, and reports it as drift.</summary>
    public DeliveryItem ReadUnknown(ref WireReader reader, Envelope envelope, string wireName, DriftKind drift)
    {
        reader.State.Report(drift, wireName);
        return Keep(ref reader, envelope, wireName, Discriminators.FindType(reader));
    }

    /// <summary>The same for a whole body of which nothing is known, from its last token.</summary>
    public DeliveryItem KeepUnknownBody(ref WireReader reader, Envelope? envelope, string wireName, string? type, int start)
    {
        reader.State.Report(DriftKind.UnknownEvent, wireName);
        return Keep(ref reader, envelope, wireName, type, start);
    }

    private DeliveryItem ReadNested<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope, NestedPlace place)
        where TReader : struct, INestingReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var mark = reader.State.GetMark();
        var start = reader.TokenStartIndex;
        var nested = new NestedReading(reader, place);
        nested.Enter(ref reader);
        var item = Read<TReader, TEnvelope>(ref reader, envelope);
        if (nested.Leave(ref reader) is not { } nesting || ReferenceEquals(item.Kind, TReader.UntypedKind))
        {
            // What is kept raw is kept as it came.
            nested.Undo(ref reader);
            return Read<TReader, TEnvelope>(ref reader, envelope);
        }

        if (item.Event is null)
        {
            if (!ReferenceEquals(item.Kind, TReader.UnknownKind))
            {
                reader.State.Rewind(mark); // nobody asked what stands beside it either
            }

            return item;
        }

        item.Event.Nesting = new() { Value = nesting };
        return item with { Value = start..reader.BytesConsumed, Drifts = mark.Drifts..reader.State.DriftCount };
    }

    // An item is read at most twice: as the kind that was found, and as the one its last discriminator names. If it is neither, it is unknown.
    private DeliveryItem Read<TReader, TEnvelope>(
        ref WireReader reader, TEnvelope envelope, EventKind? kind, string? type)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (kind is not null && reader.TokenType == JsonTokenType.StartObject)
        {
            if (TryRead<TReader, TEnvelope>(ref reader, envelope, kind, out var item))
            {
                return item;
            }

            // What is read again counts again.
            reader.State.CountItem();
            if (!TReader.Discriminator.IsEmpty)
            {
                var ahead = reader;
                var last = Discriminators.FindLast<TReader, TEnvelope>(ref ahead, out type);
                if (last is null)
                {
                    kind = null; // of no kind that is known, whatever it said first
                }
                else if (!ReferenceEquals(last, kind) && TryRead<TReader, TEnvelope>(ref reader, envelope, last, out item))
                {
                    return item;
                }
            }
        }

        type ??= Discriminators.FindType(reader);
        if (kind is null)
        {
            return ReadUnknownKind<TReader, TEnvelope>(ref reader, envelope, type, inner: null);
        }

        reader.State.Report(DriftKind.UnknownType, null);
        return Keep<TReader, TEnvelope>(ref reader, envelope, type);
    }

    /// <summary>Reads the item the reader is on, whose key is known and whose kind is not; if it has an inner key, that is where it is.</summary>
    private DeliveryItem ReadUnknownKind<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope, string? type, string? inner)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (TReader.UnknownKind is not { } kind || reader.TokenType != JsonTokenType.StartObject)
        {
            reader.State.Report(DriftKind.UnknownType, inner);
            return Keep<TReader, TEnvelope>(ref reader, envelope, type);
        }

        if (IsUnwanted(kind))
        {
            reader.State.Report(DriftKind.UnknownType, inner);
            reader.SkipRaw();
            return DeliveryItem.Skipped(kind);
        }

        var start = reader;
        var mark = reader.State.GetMark();
        var outer = reader.State.BeginObject();
        var read = TReader.ReadUnknown(ref reader, envelope, type);
        if (reader.State.EndObject(outer))
        {
            reader.State.Rewind(mark);
            reader = start;
            reader.State.Report(DriftKind.UnknownType, inner);
            return Keep<TReader, TEnvelope>(ref reader, envelope, type);
        }

        // An unknown event is one drift, whatever in it is unknown.
        reader.State.ForgetDrifts(mark);
        reader.State.Report(DriftKind.UnknownType, inner);
        return new(kind, read, start.TokenStartIndex..reader.BytesConsumed, mark.Drifts..reader.State.DriftCount);
    }

    /// <summary>Reads an item as an event of a kind, or skips it; if it is none of that kind, the reader stays.</summary>
    private bool TryRead<TReader, TEnvelope>(
        ref WireReader reader, TEnvelope envelope, EventKind kind, out DeliveryItem item)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        if (IsUnwanted(kind))
        {
            reader.Skip();
            item = DeliveryItem.Skipped(kind);
            return true;
        }

        var start = reader;
        var mark = reader.State.GetMark();
        var outer = reader.State.BeginObject();
        var read = TReader.Read(kind, ref reader, envelope);
        if (!reader.State.EndObject(outer) && (TReader.Discriminator.IsEmpty || read.DiscriminatorValue == kind.Discriminator))
        {
            item = new(kind, read, start.TokenStartIndex..reader.BytesConsumed, mark.Drifts..reader.State.DriftCount);
            return true;
        }

        reader.State.Rewind(mark);
        reader = start;
        item = default;
        return false;
    }

    // Its caller has just reported it: an unknown event is one drift.
    private DeliveryItem Keep<TReader, TEnvelope>(ref WireReader reader, TEnvelope envelope, string? type)
        where TReader : struct, IEventReader<TEnvelope>
        where TEnvelope : Envelope
    {
        var kind = TReader.UntypedKind;
        if (ReferenceEquals(kind, UnknownEvent.UnknownKind))
        {
            return Keep(ref reader, envelope, TReader.WireName, type);
        }

        var start = reader.TokenStartIndex;
        reader.SkipRaw();
        return IsUnwanted(kind)
            ? DeliveryItem.Skipped(kind)
            : new(
                kind,
                TReader.CreateUntyped(reader, envelope, TReader.WireName, type),
                start..reader.BytesConsumed,
                (reader.State.DriftCount - 1)..reader.State.DriftCount);
    }

    private DeliveryItem Keep(ref WireReader reader, Envelope envelope, string wireName, string? type)
    {
        var start = reader.TokenStartIndex;
        reader.SkipRaw();
        return Keep(ref reader, envelope, wireName, type, start);
    }

    // The same, from the last token of the item.
    private DeliveryItem Keep(ref WireReader reader, Envelope? envelope, string wireName, string? type, int start)
    {
        if (IsUnwanted(UnknownEvent.UnknownKind))
        {
            return DeliveryItem.Skipped(UnknownEvent.UnknownKind);
        }

        var unknown = new UnknownEvent(wireName) { Type = type, Envelope = envelope };
        reader.KeepRaw(start, unknown);
        return new(UnknownEvent.UnknownKind, unknown, start..reader.BytesConsumed, (reader.State.DriftCount - 1)..reader.State.DriftCount);
    }

    /// <summary>Whether nobody asks for a kind.</summary>
    public bool IsUnwanted(EventKind kind) => selection is not null && !selection.Wants(kind);
}
