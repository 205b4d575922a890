using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A record that may come wrapped in an object that has nothing else.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WrappedCodec<T> : ICodec<T>
    where T : class, IWrappedRecord<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out T value)
    {
        var inner = reader;
        if (!BeginsWrapped(ref inner))
        {
            return RecordCodec<T>.TryRead(ref reader, out value);
        }

        var mark = reader.State.GetMark();
        reader.State.Enter(T.Wrapper);
        var fits = RecordCodec<T>.TryRead(ref inner, out value);
        reader.State.Leave();
        if (fits && inner.Read() && inner.TokenType == JsonTokenType.EndObject)
        {
            value!.IsWrapped = new() { Value = true };
            reader = inner;
            return true;
        }

        // Something stands beside it, so it is no wrapper.
        reader.State.Rewind(mark);
        return RecordCodec<T>.TryRead(ref reader, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value)
    {
        if (!value.IsWrapped.Value)
        {
            value.Write(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(T.Wrapper);
        value.Write(writer);
        writer.WriteEndObject();
    }

    /// <summary>Whether the object begins with the wrapper's name and an object there; moves to that object's start.</summary>
    private static bool BeginsWrapped(ref WireReader reader) =>
        reader.TokenType == JsonTokenType.StartObject
        && reader.NextName()
        && Ascii.Equals(reader.Name, T.Wrapper)
        && reader.Read()
        && reader.TokenType == JsonTokenType.StartObject;
}
