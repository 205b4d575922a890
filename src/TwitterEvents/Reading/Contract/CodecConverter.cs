using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading.Contract;

/// <summary>Lets plain System.Text.Json read and write a value as the generated code does.</summary>
/// <typeparam name="T">The .NET type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CodecConverter<T> : JsonConverter<T>
{
    private protected CodecConverter()
    {
    }

    private protected delegate bool Reader(ref WireReader reader, out T value);

    private protected abstract Reader Codec { get; }

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A reader over a sequence has no span of its token: read a copy of the value instead.
        var scalar = reader.HasValueSequence ? Contiguous(ref reader) : reader;
        var state = new ReadState();
        var wire = new WireReader(scalar, ref state);
        return Codec(ref wire, out var value) ? value : throw new JsonException();
    }

    private static Utf8JsonReader Contiguous(scoped ref Utf8JsonReader reader)
    {
        var copy = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)));
        copy.Read();
        return copy;
    }
}

/// <summary>Reads and writes <see cref="TextOrNumber"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextOrNumberConverter : CodecConverter<TextOrNumber>
{
    private protected override Reader Codec => TextOrNumberCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TextOrNumber value, JsonSerializerOptions options) => TextOrNumberCodec.Write(writer, value);
}

/// <summary>Reads and writes <see cref="BooleanOrText"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BooleanOrTextConverter : CodecConverter<BooleanOrText>
{
    private protected override Reader Codec => BooleanOrTextCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BooleanOrText value, JsonSerializerOptions options) => BooleanOrTextCodec.Write(writer, value);
}

/// <summary>Reads and writes milliseconds since 1970 as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EpochMillisecondsTextConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => EpochMillisecondsTextCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => EpochMillisecondsTextCodec.Write(writer, value);
}

/// <summary>Reads and writes milliseconds since 1970 as a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EpochMillisecondsConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => EpochMillisecondsCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => EpochMillisecondsCodec.Write(writer, value);
}

/// <summary>Reads and writes <c>2018-05-24T09:48:12+00:00</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Rfc3339OffsetConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => Rfc3339OffsetCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Rfc3339OffsetCodec.Write(writer, value);
}

/// <summary>Reads and writes <c>2018-05-24T09:48:12Z</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Rfc3339SecondsConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => Rfc3339SecondsCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Rfc3339SecondsCodec.Write(writer, value);
}

/// <summary>Reads and writes <c>2018-05-24T09:48:12.000Z</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Rfc3339MillisecondsConverter : CodecConverter<DateTimeOffset>
{
    private protected override Reader Codec => Rfc3339MillisecondsCodec.TryRead;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Rfc3339MillisecondsCodec.Write(writer, value);
}
