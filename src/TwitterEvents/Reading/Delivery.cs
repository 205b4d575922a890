using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>One delivery, read: what the body of one POST of X holds.</summary>
public sealed class Delivery
{
    private readonly List<Member> members;
    private readonly List<EventSpan> spans;
    private readonly JsonElement keptRaw;
    private readonly bool isWholeBody;

    internal Delivery(ReadOnlyMemory<byte> raw, MalformedDelivery malformed)
    {
        RawJson = raw;
        Malformed = malformed;
        members = [];
        spans = [];
    }

    internal Delivery(ReadOnlyMemory<byte> text, DeliveryBuilder builder, Envelope envelope, in ReadState state, JsonElement keptRaw)
    {
        RawJson = text;
        Envelope = envelope;
        Events = builder.Events;
        members = builder.Members;
        spans = builder.Spans;
        Drifts = state.Drifts;
        OmittedDrifts = state.DriftCount - Drifts.Count;
        this.keptRaw = keptRaw;
        isWholeBody = builder.IsWholeBody;
        Skipped = builder.Skipped;
        for (var i = 0; i < spans.Count; i++)
        {
            if (Events[i] is UnknownEvent e && !ReferenceEquals(e.Kind, UnknownEvent.UnknownKind))
            {
                e.SetText(text[spans[i].Value]);
            }
        }
    }

    /// <summary>The bytes it was read from.</summary>
    public ReadOnlyMemory<byte> RawJson { get; }

    /// <summary>What is wrong, if the body cannot be read; then there is nothing else.</summary>
    public MalformedDelivery? Malformed { get; }

    /// <summary>What the delivery says beside its events, empty if nothing of it is known; null only if it is malformed.</summary>
    public Envelope? Envelope { get; }

    /// <summary>
    /// The events, in the order of the text. A body of which no key is known is one <see cref="UnknownEvent"/> with all of it.
    /// </summary>
    public IReadOnlyList<TwitterEvent> Events { get; } = [];

    /// <summary>What the schemas do not know, in the order of the text: the first 1,000.</summary>
    public IReadOnlyList<Drift> Drifts { get; } = [];

    /// <summary>How much more there was that the schemas do not know.</summary>
    public int OmittedDrifts { get; }

    /// <summary>
    /// How many non-null scalars are kept raw, dates that are only spelled in another way aside. They are counted anew each time.
    /// </summary>
    public int RawValues => JsonLeaves.Count(KeptRaw, new JsonReaderOptions { MaxDepth = int.MaxValue });

    /// <summary>How many bytes were parsed to be kept raw.</summary>
    internal int KeptRawLength => KeptRaw.Length;

    private ReadOnlySpan<byte> KeptRaw => keptRaw.ValueKind == JsonValueKind.Undefined ? "[]"u8 : JsonMarshal.GetRawUtf8Value(keptRaw);

    /// <summary>False if events of some kinds were skipped because nobody asked for them.</summary>
    public bool IsComplete => Malformed is null && Skipped.Count == 0;

    /// <summary>The kinds of the events that were skipped because nobody asked for them, one for each.</summary>
    internal IReadOnlyList<EventKind> Skipped { get; } = [];

    /// <summary>The text of one event; if it came nested once more (<c>{"post":{…}}</c>), with what it is nested in.</summary>
    /// <param name="index">Its index in <see cref="Events"/>.</param>
    public ReadOnlyMemory<byte> GetRawEvent(int index) => RawJson[spans[index].Value];

    /// <summary>
    /// The number of an event among all items of the delivery, also those that were skipped because nobody asked for them: the same whatever
    /// handlers there are.
    /// </summary>
    /// <param name="index">Its index in <see cref="Events"/>.</param>
    internal int GetIndex(int index) => spans[index].Index;

    /// <summary>What the schemas do not know of one event; <see cref="Drifts"/> also has what concerns the envelope.</summary>
    /// <param name="index">Its index in <see cref="Events"/>.</param>
    public IEnumerable<Drift> GetDrifts(int index) => Drifts.Take(spans[index].Drifts);

    /// <summary>Writes the delivery from its typed form. The result is the same JSON as <see cref="RawJson"/>, but for null properties.</summary>
    /// <exception cref="InvalidOperationException">The delivery is malformed, or some of its events were skipped.</exception>
    public void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Envelope is null || !IsComplete)
        {
            throw new InvalidOperationException("Only a delivery that was read whole can be written.");
        }

        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        if (isWholeBody)
        {
            Events[0].Write(writer);
            return;
        }

        writer.WriteStartObject();
        Envelope.Write(writer);
        writer.Flush();
        var isFirst = writer.BytesCommitted == 1;
        foreach (var member in members)
        {
            output.Write(isFirst ? ""u8 : ","u8);
            isFirst = false;
            WriteMember(output, writer, member);
        }

        output.Write("}"u8);
    }

    // Names are written as the bytes they came in: they may hold what no .NET string can.
    private void WriteMember(IBufferWriter<byte> output, Utf8JsonWriter writer, Member member)
    {
        output.Write(RawJson.Span[member.Name]);
        if (member.Shape == MemberShape.Raw)
        {
            output.Write(":"u8);
            output.Write(RawJson.Span[member.Value]);
            return;
        }

        output.Write(member.Shape switch { MemberShape.List => ":["u8, MemberShape.Keyed => ":{"u8, _ => ":"u8 });
        for (var i = 0; i < member.Count; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            if (member.Shape == MemberShape.Keyed)
            {
                output.Write(RawJson.Span[spans[member.First + i].Name]);
                output.Write(":"u8);
            }

            writer.Reset();
            Events[member.First + i].Write(writer);
            writer.Flush();
        }

        output.Write(member.Shape switch { MemberShape.List => "]"u8, MemberShape.Keyed => "}"u8, _ => ""u8 });
    }

    /// <summary>How the events of one key stand in it.</summary>
    internal enum MemberShape
    {
        Single,
        List,
        Keyed,

        /// <summary>No events, but a value whose name no .NET string can hold.</summary>
        Raw,
    }

    /// <summary>One event key of the delivery and the events under it, or its value.</summary>
    internal readonly record struct Member(Range Name, MemberShape Shape, int First, int Count, Range Value = default);

    /// <summary>
    /// Where an event stands in the text, its inner key, if any, its drifts in <see cref="Drifts"/>, and its number among all items.
    /// </summary>
    internal readonly record struct EventSpan(Range Value, Range Name, Range Drifts, int Index);
}
