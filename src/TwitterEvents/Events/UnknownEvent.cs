using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

/// <summary>
/// An event this version has no type for: an unknown key, an unknown <c>type</c>, an item that is not built as expected, or a whole body
/// of which nothing is known. An unknown <c>type</c> of a known key comes as a record of its own (<c>UnknownFollowEvent</c>), with what all
/// types of that key share; one of X Activity as <c>UnknownXActivityEvent</c>, with what the delivery says of it. Handle it (<c>IHandle&lt;UnknownEvent&gt;</c>) to lose nothing when X adds something.
/// </summary>
public record UnknownEvent : TwitterEvent, IWireRecord<UnknownEvent>
{
    internal static readonly EventKind UnknownKind = new(typeof(UnknownEvent), "", null);

    private JsonElement raw;

    /// <summary>The text of an event that is typed in part: it is parsed when somebody asks for it.</summary>
    private Lazy<JsonElement>? text;

    /// <summary>
    /// What X calls the event: its key in the body, or the type named beside it. Of a body of which nothing is known: its first key that holds an
    /// object or array.
    /// </summary>
    [JsonIgnore]
    public override string WireName { get; } = "";

    /// <summary>The <c>type</c> of the item, or the key inside <c>user_event</c>; null when it has none.</summary>
    public string? Type { get; init; }

    /// <summary>The item, or the whole body, as X sent it. <c>ToString()</c> leaves it out: nobody knows what in it is secret.</summary>
    public JsonElement Raw
    {
        get => text is null ? raw : text.Value;
        init => (raw, text) = (value, null);
    }

    /// <summary>What the delivery says beside its events; null if this is the whole body.</summary>
    [JsonIgnore]
    public Envelope? Envelope { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? ForUserId => Envelope?.GetForUserId();

    /// <summary>Creates one, for tests of a handler.</summary>
    /// <param name="wireName">The event's key on the wire.</param>
    public UnknownEvent(string wireName) => WireName = wireName;

    /// <inheritdoc/>
    protected override EventKind GetKind() => UnknownKind;

    /// <summary>What <c>ToString</c> shows, which ends up in logs: not <see cref="Raw"/>, for nobody knows what in it is secret.</summary>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        builder.Append(CultureInfo.InvariantCulture, $", Type = {Type}, Envelope = {Envelope}");
        return true;
    }

    /// <inheritdoc/>
    protected override void WriteTo(Utf8JsonWriter writer)
    {
        if (Raw.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            WireWriter.WriteRaw(writer, Raw);
        }
    }

    /// <summary>Gives a new event its value, which is known when all of its delivery is read.</summary>
    internal void SetRaw(JsonElement value) => raw = value;

    /// <summary>Gives a new event that is typed in part the text it was read from.</summary>
    internal void SetText(ReadOnlyMemory<byte> json) =>
        text = new(() => JsonElement.Parse(json.Span, new JsonDocumentOptions { MaxDepth = int.MaxValue }), LazyThreadSafetyMode.PublicationOnly);

    static UnknownEvent IWireRecord<UnknownEvent>.Read(ref WireReader reader) =>
        new("") { Raw = reader.ParseValue() };

    void IWireRecord<UnknownEvent>.Write(Utf8JsonWriter writer) => Write(writer);
}
