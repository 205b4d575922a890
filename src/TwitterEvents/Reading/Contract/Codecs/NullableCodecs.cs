using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>An item of a list or map that may be null: a scalar of a value type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableValueCodec<T, TCodec> : ICodec<T?>
    where T : struct
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out T? value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (TCodec.ReadsEmpty && reader.IsEmptyText)
        {
            reader.State.Note(Inexactness.Spelling);
            return true;
        }

        var isRead = TCodec.TryRead(ref reader, out var item);
        value = item;
        return isRead;
    }

    /// <inheritdoc/>
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
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableCodec<T, TCodec> : ICodec<T?>
    where T : class
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public static bool ReadsNull => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out T? value)
    {
        value = null;
        return reader.TokenType == JsonTokenType.Null || TCodec.TryRead(ref reader, out value);
    }

    /// <inheritdoc/>
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
