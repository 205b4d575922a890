using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading.Codecs;

namespace TwitterEvents.Reading;

/// <summary>Lets System.Text.Json, its generator too, read and write <see cref="TextOrNumber"/> in types of your own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextOrNumberConverter : JsonConverter<TextOrNumber>
{
    private static readonly CodecConverter<TextOrNumber, TextOrNumberCodec> Inner = new();

    /// <inheritdoc/>
    public override TextOrNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Inner.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextOrNumber value, JsonSerializerOptions options) => Inner.Write(writer, value, options);
}

/// <summary>Lets System.Text.Json, its generator too, read and write <see cref="BooleanOrText"/> in types of your own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BooleanOrTextConverter : JsonConverter<BooleanOrText>
{
    private static readonly CodecConverter<BooleanOrText, BooleanOrTextCodec> Inner = new();

    /// <inheritdoc/>
    public override BooleanOrText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Inner.Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BooleanOrText value, JsonSerializerOptions options) => Inner.Write(writer, value, options);
}
