using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Lets System.Text.Json call a generated record's own reader and writer.</summary>
internal sealed class RecordConverter<T> : JsonConverter<T>
    where T : class, IWireRecord<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{typeof(T).Name} is read from a JSON object, not from {reader.TokenType}.");
        }

        var start = reader;
        if (!IsOverSequence(ref reader))
        {
            var state = new ReadState();

            // The reader is copied out again, and nothing of the state with it: that the state ends here may be forgotten.
            var inner = new WireReader(reader, ref Unsafe.AsRef(ref state));
            var value = T.Read(ref inner);
            reader = inner.Json;
            if (!state.NeedsText && !state.IsUnreadable)
            {
                return value;
            }

            reader = start;
        }

        return ReadFromText(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.Write(writer);

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
        var value = T.Read(ref inner);
        if (state.IsUnreadable)
        {
            throw new JsonException("A property name holds a lone surrogate, which no .NET string can keep.");
        }

        inner.DeliverRaw();
        return value;
    }
}
