using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A record.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RecordCodec<T> : ICodec<T>
    where T : class, IWireRecord<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out T value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            value = null;
            return false;
        }

        reader.State.CountItem();
        var outer = reader.State.BeginObject();
        value = T.Read(ref reader);
        return !reader.State.EndObject(outer);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, T value) => value.Write(writer);
}

/// <summary>An array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : ICodec<IReadOnlyList<T>>
    where TCodec : struct, ICodec<T>
{
    private const int Few = 4;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        reader.State.CountItem();

        // Most lists are short: they are gathered here, so that the array is made once, in its size.
        var first = default(FirstItems);
        Span<T> items = first;
        var count = 0;
        reader.State.Enter(DriftPath.Item);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            reader.State.CountItem();
            if ((reader.TokenType == JsonTokenType.Null && !TCodec.ReadsNull) || !TCodec.TryRead(ref reader, out var item))
            {
                reader.State.Leave();
                return false;
            }

            if (count == items.Length)
            {
                var more = new T[count * 2];
                items.CopyTo(more);
                items = more;
            }

            items[count++] = item;
        }

        reader.State.Leave();
        value = count == 0 ? [] : items[..count].ToArray();
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Count; i++)
        {
            TCodec.Write(writer, value[i]);
        }

        writer.WriteEndArray();
    }

    [InlineArray(Few)]
    private struct FirstItems
    {
        private T item;
    }
}

/// <summary>An object whose keys are data, such as <c>users</c> by id.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec> : ICodec<IReadOnlyDictionary<string, T>>
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        reader.State.Enter("*");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            reader.State.CountItem();
            var named = reader.TryGetText(out var key);
            reader.Read();
            if (!named || (reader.TokenType == JsonTokenType.Null && !TCodec.ReadsNull) || !TCodec.TryRead(ref reader, out var item))
            {
                reader.State.Leave();
                return false;
            }

            items[key!] = item;
        }

        reader.State.Leave();
        value = new ReadOnlyDictionary<string, T>(items);
        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value)
    {
        writer.WriteStartObject();
        foreach (var (key, item) in value)
        {
            writer.WritePropertyName(key);
            TCodec.Write(writer, item);
        }

        writer.WriteEndObject();
    }
}
