using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

/// <summary>A boolean X sends either as such or as the text <c>"true"</c> or <c>"false"</c>. It remembers which it was.</summary>
/// <param name="Value">The boolean.</param>
/// <param name="IsText">Whether X sent it as text.</param>
[JsonConverter(typeof(CodecConverter<BooleanOrText, BooleanOrTextCodec>))]
public readonly record struct BooleanOrText(bool Value, bool IsText = false)
{
    /// <summary>The boolean.</summary>
    public static implicit operator bool(BooleanOrText value) => value.Value;

    /// <summary>The boolean.</summary>
    public bool ToBoolean() => Value;
}
