using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Lets plain System.Text.Json read and write a value as the generated code does. What it does not fit is a <see cref="JsonException"/>; a date
/// is written in the form the samples have, whichever it came in.
/// </summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <typeparam name="TCodec">What reads and writes it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodecConverter<T, TCodec> : JsonConverter<T>
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A reader over a sequence has no span of its token.
        var start = reader;
        if (!IsOverSequence(ref reader))
        {
            var state = new ReadState();

            // The reader is copied out again, and nothing of the state with it: that the state ends here may be forgotten.
            var inner = new WireReader(reader, ref Unsafe.AsRef(ref state));
            if (TCodec.TryRead(ref inner, out var value) && !state.NeedsText)
            {
                reader = inner.Json;
                return value;
            }

            reader = start;
        }

        return ReadFromText(ref reader);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => TCodec.Write(writer, value);

    /// <summary>A reader over one span has no position to give.</summary>
    private static bool IsOverSequence(ref Utf8JsonReader reader) => reader.Position.GetObject() is not null;

    /// <summary>Reads from a copy of the value: slower, but any part of it can be kept raw.</summary>
    private static T ReadFromText(ref Utf8JsonReader reader)
    {
        var options = reader.CurrentState.Options;
        var text = JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader));
        var state = new ReadState();
        var inner = new WireReader(text, options, ref state);
        inner.Read();
        if (!TCodec.TryRead(ref inner, out var value))
        {
            throw new JsonException();
        }

        inner.DeliverRaw();
        return value;
    }
}
