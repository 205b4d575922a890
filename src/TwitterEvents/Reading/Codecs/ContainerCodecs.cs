using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TwitterEvents.Reading.Codecs;

internal readonly struct RecordCodec<T> : ICodec<T>
    where T : class, IWireRecord<T>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out T value)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            value = null;
            return false;
        }

        state.CountItem();

        // The record around this one may have had an unreadable name already: that is for its own owner to see.
        var outer = state.TakeUnreadable();
        value = T.Read(ref reader, ref state);
        var isUnreadable = state.TakeUnreadable();
        state.IsUnreadable = outer;
        return !isUnreadable;
    }

    public static void Write(Utf8JsonWriter writer, T value) => value.Write(writer);
}

internal readonly struct ListCodec<T, TCodec> : ICodec<IReadOnlyList<T>>
    where TCodec : struct, ICodec<T>
{
    private const int Few = 4;

    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out IReadOnlyList<T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        state.CountItem();

        // Most lists are short: they are gathered here, so that the array is made once, in its size.
        var first = default(FirstItems);
        Span<T> items = first;
        var count = 0;
        state.Enter(DriftPath.Item);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            state.CountItem();
            if ((reader.TokenType == JsonTokenType.Null && !TCodec.ReadsNull) || !TCodec.TryRead(ref reader, ref state, out var item))
            {
                state.Leave();
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

        state.Leave();
        value = count == 0 ? [] : items[..count].ToArray();
        return true;
    }

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
internal readonly struct MapCodec<T, TCodec> : ICodec<IReadOnlyDictionary<string, T>>
    where TCodec : struct, ICodec<T>
{
    public static bool TryRead(ref Utf8JsonReader reader, ref ReadState state, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        state.Enter("*");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            state.CountItem();
            var named = state.TryGetText(ref reader, out var key);
            reader.Read();
            if (!named || (reader.TokenType == JsonTokenType.Null && !TCodec.ReadsNull) || !TCodec.TryRead(ref reader, ref state, out var item))
            {
                state.Leave();
                return false;
            }

            items[key!] = item;
        }

        state.Leave();
        value = new ReadOnlyDictionary<string, T>(items);
        return true;
    }

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
