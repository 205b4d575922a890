using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>Reads and writes <c>Thu Apr 06 15:24:15 +0000 2017</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TwitterDateConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => TwitterDateCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => TwitterDateCodec.Write(writer, value);
}
