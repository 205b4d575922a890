using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading;

/// <summary>
/// Lets plain System.Text.Json read and write a value as the generated code does. What it does not fit is a <see cref="JsonException"/>; a date
/// is written in the form the samples have, whichever it came in.
/// </summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <typeparam name="TCodec">What reads and writes it.</typeparam>
internal sealed class CodecConverter<T, TCodec> : JsonConverter<T>
    where TCodec : struct, ICodec<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // A reader over a sequence has no span of its token.
        var start = reader;
        if (!IsOverSequence(ref reader))
        {
            var state = new ReadState();
            if (TCodec.TryRead(ref reader, ref state, out var value) && !state.NeedsText)
            {
                return value;
            }

            reader = start;
        }

        return ReadFromText(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => TCodec.Write(writer, value);

    /// <summary>A reader over one span has no position to give.</summary>
    private static bool IsOverSequence(ref Utf8JsonReader reader) => reader.Position.GetObject() is not null;

    /// <summary>Reads from a copy of the value: slower, but any part of it can be kept raw.</summary>
    private static T ReadFromText(ref Utf8JsonReader reader)
    {
        var options = reader.CurrentState.Options;
        var text = JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader));
        var inner = new Utf8JsonReader(text, options);
        inner.Read();
        var state = new ReadState(text, isLimited: false);
        if (!TCodec.TryRead(ref inner, ref state, out var value))
        {
            throw new JsonException();
        }

        state.DeliverRaw(options);
        return value;
    }
}
