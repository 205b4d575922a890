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

        return ConvertedValue.TryRead<T, RecordCodec<T>>(ref reader, out var value)
            ? value
            : throw new JsonException("A property name holds a lone surrogate, which no .NET string can keep.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => value.Write(writer);
}
