using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

/// <summary>An item of a list or map that may be null: a scalar of a value type.</summary>
internal readonly struct NullableValueCodec<T, TCodec> : ICodec<T?>
    where T : struct
    where TCodec : struct, ICodec<T>
{
    public static bool ReadsNull => true;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, out T? value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (TCodec.ReadsEmpty && JsonText.IsEmpty(ref reader))
        {
            state.Note(Inexactness.Spelling);
            return true;
        }

        var isRead = TCodec.TryRead(ref reader, ref state, out var item);
        value = item;
        return isRead;
    }

    public static void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is { } item)
        {
            TCodec.Write(writer, item);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>An item of a list or map that may be null: a text, or what holds others.</summary>
internal readonly struct NullableCodec<T, TCodec> : ICodec<T?>
    where T : class
    where TCodec : struct, ICodec<T>
{
    public static bool ReadsNull => true;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out T? value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.Null || TCodec.TryRead(ref reader, ref state, out value);
    }

    public static void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is not null)
        {
            TCodec.Write(writer, value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
