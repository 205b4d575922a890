using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A value by itself or an array of such values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OneOrManyCodec<T, TCodec> : ICodec<OneOrMany<T>>
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out OneOrMany<T> value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (ListCodec<T, TCodec>.TryRead(ref reader, out var many))
            {
                value = new OneOrMany<T>(many);
            }
        }
        else if (TCodec.TryRead(ref reader, out var single))
        {
            value = new OneOrMany<T>(single);
        }

        return value is not null;
    }

    /// <inheritdoc/>
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
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IdOrCodec<T, TCodec> : ICodec<IdOr<T>>
    where T : class
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out IdOr<T> value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            if (TCodec.TryRead(ref reader, out var whole))
            {
                value = new IdOr<T>(whole);
            }
        }
        else if (TextOrNumberCodec.TryRead(ref reader, out var id))
        {
            value = new IdOr<T>(id);
        }

        return value is not null;
    }

    /// <inheritdoc/>
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
