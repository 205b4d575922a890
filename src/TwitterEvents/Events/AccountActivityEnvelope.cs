using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Reading.Codecs;
namespace TwitterEvents;
/// <summary>Stand-in until the schemas are generated.</summary>
public sealed record AccountActivityEnvelope : Envelope
{
    /// <summary>for_user_id</summary>
    public TextOrNumber? ForUserId { get; init; }
    internal AccountActivityEnvelope(ref Utf8JsonReader reader, ref ReadState state, DeliveryBuilder delivery)
    {
        var extras = default(Extras);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
#pragma warning disable IDE0011
            if (Wire.Name(ref reader).SequenceEqual("for_user_id"u8)) ForUserId = Wire.Value<TextOrNumber, TextOrNumberCodec>(ref reader, ref state, ref extras, "for_user_id");
            else delivery.Unknown(ref reader, ref state, ref extras, this);
        }
    }
    /// <inheritdoc/>
    public override string? GetForUserId() => ForUserId?.ToString();
    internal override void WriteProperties(Utf8JsonWriter writer) => Wire.WriteValue<TextOrNumber, TextOrNumberCodec>(writer, "for_user_id"u8, ForUserId);
}
