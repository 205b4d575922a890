using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

/// <summary>A value by itself or an array of such values.</summary>
internal readonly struct OneOrManyCodec<T, TCodec> : ICodec<OneOrMany<T>>
    where TCodec : struct, ICodec<T>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out OneOrMany<T> value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (ListCodec<T, TCodec>.TryRead(ref reader, ref state, out var many))
            {
                value = new OneOrMany<T>(many);
            }
        }
        else if (TCodec.TryRead(ref reader, ref state, out var single))
        {
            value = new OneOrMany<T>(single);
        }

        return value is not null;
    }

    public static void Write(Utf8JsonWriter writer, OneOrMany<T> value)
    {
        if (value.IsSingle)
        {
            TCodec.Write(writer, value[0]);
        }
        else
        {
            ListCodec<T, TCodec>.Write(writer, value);
        }
    }
}

/// <summary>An object, or its id.</summary>
internal readonly struct IdOrCodec<T, TCodec> : ICodec<IdOr<T>>
    where T : class
    where TCodec : struct, ICodec<T>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out IdOr<T> value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (TCodec.TryRead(ref reader, ref state, out var whole))
            {
                value = new IdOr<T>(whole);
            }
        }
        else if (TextOrNumberCodec.TryRead(ref reader, ref state, out var id))
        {
            value = new IdOr<T>(id);
        }

        return value is not null;
    }

    public static void Write(Utf8JsonWriter writer, IdOr<T> value)
    {
        if (value.Value is { } whole)
        {
            TCodec.Write(writer, whole);
        }
        else
        {
            TextOrNumberCodec.Write(writer, value.Id.GetValueOrDefault());
        }
    }
}
