using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Turns the body of a delivery into typed events.</summary>
public static partial class DeliveryReader
{
    /// <summary>How deep objects and arrays may be nested, unless set otherwise.</summary>
    public const int DefaultMaxDepth = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Reads every event of a delivery that a catalog knows. It never throws for what a sender could send: see <see cref="Delivery.Malformed"/>.
    /// </summary>
    /// <param name="body">The body, UTF-8. The delivery keeps it, so it must not change afterwards.</param>
    /// <param name="catalog">The events to look for.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested, 1 to 512.</param>
    /// <param name="headers">
    /// The request's HTTP headers that <see cref="EventCatalog.Headers"/> names, by name in any case; null if it names none, or none was sent. A
    /// header is not under a signature: it chooses a type, and what does not fit that type is kept raw.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxDepth"/> is not 1 to 512.</exception>
    /// <exception cref="InvalidOperationException">The catalog was generated for another version of this library.</exception>
    public static Delivery Read(
        ReadOnlyMemory<byte> body, EventCatalog catalog, int maxDepth = DefaultMaxDepth, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, TwitterEventsOptions.MaxMaxDepth);
        return Read(body, catalog, maxDepth, headers, selection: null);
    }

    /// <summary>
    /// Whether a body can be a delivery at all: its first byte, after a byte order mark and white space, is <c>{</c>. What CRC signs never
    /// begins so, so a receiver that refuses every other body cannot be fed one whose signature came from a CRC answer.
    /// </summary>
    public static bool IsObject(ReadOnlySpan<byte> body)
    {
        var start = SkipByteOrderMark(body)..;
        var text = body[start].TrimStart(" \t\r\n"u8);
        return !text.IsEmpty && text[0] == (byte)'{';
    }

    internal static Delivery Read(
        ReadOnlyMemory<byte> body,
        EventCatalog catalog,
        int maxDepth,
        IReadOnlyDictionary<string, string>? headers,
        IEventSelection? selection)
    {
        var families = catalog.Families;
        var text = body[SkipByteOrderMark(body.Span)..];
        if (!Utf8.IsValid(text.Span))
        {
            return Malformed(body, MalformedReason.InvalidUtf8, FirstInvalid(text.Span) + body.Length - text.Length);
        }

        var builder = new DeliveryBuilder(selection, headers);
        var state = new ReadState(text.Length) { Delivery = builder };
        var reader = new WireReader(text.Span, maxDepth, ref state);
        try
        {
            return Read(ref reader, text, families, builder);
        }
        catch (JsonException)
        {
            return Malformed(body, text.Span, maxDepth);
        }
        catch (TooManyItemsException)
        {
            return Malformed(body, MalformedReason.TooManyItems, reader.TokenStartIndex + body.Length - text.Length);
        }
    }

    private static Delivery Read(
        ref WireReader reader, ReadOnlyMemory<byte> text, EventFamily[] families, DeliveryBuilder builder)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var envelope = ReadEnvelope(ref reader, families, builder);
        reader.Read(); // throws if something follows
        return new Delivery(text, builder, envelope, reader.State, reader.DeliverRaw());
    }

    private static Envelope ReadEnvelope(ref WireReader reader, EventFamily[] families, DeliveryBuilder builder)
    {
        var start = reader;
        var ahead = reader;
        if (Recognition.Find(ref ahead, families, out var unknown) is { } family)
        {
            var mark = reader.State.GetMark();
            var envelope = family.Read(ref reader, builder);
            if (!family.AlwaysHasEvent || !builder.IsAt(mark.Delivery))
            {
                return envelope;
            }

            reader.State.Rewind(mark);
            reader = start;
            unknown = UnknownBody.Of(ref reader);
            builder.AddUnknownBody(ref reader, unknown, family.Empty, start.TokenStartIndex);
            return family.Empty;
        }

        reader = ahead;
        if (unknown.WireName is not null)
        {
            builder.AddUnknownBody(ref reader, unknown, envelope: null, start.TokenStartIndex);
        }

        return families[0].Empty;
    }

    /// <summary>Finds what is wrong with a plain pass over the tokens: the reader that met it may have been set back to where it began.</summary>
    private static Delivery Malformed(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> text, int maxDepth)
    {
        var skipped = body.Length - text.Length;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return Malformed(body, MalformedReason.InvalidJson, reader.TokenStartIndex + skipped);
            }

            while (reader.Read())
            {
            }
        }
        catch (JsonException exception)
        {
            var position = Offset(text, exception);
            return Malformed(body, Reason(text, reader, position, maxDepth), position + skipped);
        }

        throw new InvalidOperationException("A delivery that could not be read is well-formed.");
    }

    private static MalformedReason Reason(ReadOnlySpan<byte> text, Utf8JsonReader reader, int position, int maxDepth)
    {
        if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0)
        {
            return MalformedReason.TrailingData;
        }

        var isInnermost = reader.CurrentDepth == maxDepth
            || reader.CurrentDepth == maxDepth - 1 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        return isInnermost && position < text.Length && text[position] is (byte)'{' or (byte)'['
            ? MalformedReason.TooDeep
            : MalformedReason.InvalidJson;
    }

    private static int Offset(ReadOnlySpan<byte> text, JsonException exception)
    {
        var start = 0;
        for (var line = exception.LineNumber; line > 0; line--)
        {
            start += text[start..].IndexOf((byte)'\n') + 1;
        }

        return start + (int)(exception.BytePositionInLine ?? 0);
    }

    private static Delivery Malformed(ReadOnlyMemory<byte> body, MalformedReason reason, long position) =>
        new(body, new MalformedDelivery { Raw = body, Reason = reason, Position = position });

    private static int FirstInvalid(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }

    private static int SkipByteOrderMark(ReadOnlySpan<byte> body) => body.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
}
