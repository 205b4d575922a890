using System.Runtime.InteropServices;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>
/// What generated records call, a line a property. Reading never throws on well-formed JSON: what does not fit is kept, raw, in the
/// record's extras, and reported as drift.
/// </summary>
internal static class Wire
{
    /// <summary>The property name the reader is on, unescaped.</summary>
    public static ReadOnlySpan<byte> Name(ref Utf8JsonReader reader) => JsonText.Bytes(ref reader);

    /// <summary>Reads a text; null if it is null or does not fit. Not generic over the type: shared generic code would look it up.</summary>
    public static string? Text<TCodec>(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name)
        where TCodec : struct, ICodec<string>
    {
        reader.Read();
        extras.Forget(name);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (TCodec.TryRead(ref reader, ref state, out var value))
        {
            return value;
        }

        KeepMismatch(ref reader, ref state, ref extras, name);
        return null;
    }

    /// <summary>Reads a scalar of a value type; null if it is null or does not fit.</summary>
    public static T? Value<T, TCodec>(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name)
        where T : struct
        where TCodec : struct, ICodec<T>
    {
        reader.Read();
        extras.Forget(name);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (TCodec.TryRead(ref reader, ref state, out var value))
        {
            return value;
        }

        KeepMismatch(ref reader, ref state, ref extras, name);
        return null;
    }

    /// <summary>Reads an object or array; null if it is null or does not fit.</summary>
    public static T? Container<T, TCodec>(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        reader.Read();
        extras.Forget(name);
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var start = reader.TokenStartIndex;
        var depth = reader.CurrentDepth;
        var (driftsBefore, rawBefore) = (state.DriftCount, state.RawValues);
        state.Enter(name);
        var fits = TCodec.TryRead(ref reader, ref state, out var value);
        state.Leave();
        if (fits)
        {
            return value;
        }

        state.Rewind(driftsBefore, rawBefore);
        SkipToEnd(ref reader, depth);
        extras.Add(name, state.TakeRaw(ref reader, start), isMismatch: true);
        state.Report(DriftKind.MismatchedValue, name);
        return null;
    }

    /// <summary>Keeps the property the reader is on, which its record does not know.</summary>
    public static void Unknown(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras)
    {
        if (!JsonText.TryGetString(ref reader, out var name))
        {
            state.IsUnreadable = true;
            reader.Read();
            Skip(ref reader);
            return;
        }

        reader.Read();
        extras.Add(name, ParseRaw(ref reader, ref state), isMismatch: false);
        state.Report(DriftKind.UnknownProperty, name);
    }

    /// <summary>Moves the reader from anywhere inside a value that began at <paramref name="depth"/> to the value's last token.</summary>
    public static void SkipToEnd(ref Utf8JsonReader reader, int depth)
    {
        if (reader.CurrentDepth == depth)
        {
            Skip(ref reader);
            return;
        }

        while (reader.CurrentDepth > depth && reader.Read())
        {
        }
    }

    public static void Write<T, TCodec>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    public static void WriteValue<T, TCodec>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct
        where TCodec : struct, ICodec<T>
    {
        if (value is { } present)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, present);
        }
    }

    /// <summary>Writes what a record kept raw, as the bytes it came in.</summary>
    public static void WriteExtras(Utf8JsonWriter writer, IDictionary<string, JsonElement>? extras)
    {
        if (extras is null)
        {
            return;
        }

        foreach (var (name, value) in extras)
        {
            writer.WritePropertyName(name);
            WriteRaw(writer, value);
        }
    }

    /// <summary>Writes a raw value as its bytes: <see cref="JsonElement.WriteTo(Utf8JsonWriter)"/> would throw on a lone surrogate.</summary>
    public static void WriteRaw(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    public static JsonElement ParseRaw(ref Utf8JsonReader reader, ref ReadState state)
    {
        var element = JsonElement.ParseValue(ref reader);
        state.RawValues += JsonLeaves.Count(JsonMarshal.GetRawUtf8Value(element), reader.CurrentState.Options);
        return element;
    }

    // TrySkip: from a stream the serializer hands over a value that is whole but not the last, and Skip refuses that.
    private static void Skip(ref Utf8JsonReader reader) => reader.TrySkip();

    private static void KeepMismatch(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name)
    {
        extras.Add(name, ParseRaw(ref reader, ref state), isMismatch: true);
        state.Report(DriftKind.MismatchedValue, name);
    }
}
