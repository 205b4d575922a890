using System.Runtime.InteropServices;
using System.Text;
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

        var fits = TCodec.TryRead(ref reader, ref state, out var value);
        if (!fits | state.IsInexact)
        {
            Keep(ref reader, ref state, ref extras, name, fits ? value : null);
        }

        return fits ? value : null;
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

        var fits = TCodec.TryRead(ref reader, ref state, out var value);
        if (!fits | state.IsInexact)
        {
            if (TCodec.ReadsEmpty && JsonText.IsEmpty(ref reader))
            {
                state.Note(Inexactness.Spelling);
            }

            Keep(ref reader, ref state, ref extras, name, fits ? value : null);
        }

        return fits ? value : null;
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
        var mark = state.GetMark();
        state.Enter(name);
        var fits = TCodec.TryRead(ref reader, ref state, out var value);
        state.Leave();
        if (fits && !state.IsInexact)
        {
            return value;
        }

        if (!fits)
        {
            state.Rewind(mark);
            state.Skip(ref reader, depth);
        }

        Keep(ref reader, ref state, ref extras, name, start, fits ? value : null);
        return fits ? value : null;
    }

    /// <summary>Keeps the property the reader is on, which its record does not know.</summary>
    public static void Unknown(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras)
    {
        if (!JsonText.TryGetString(ref reader, out var name))
        {
            state.IsUnreadable = true;
            reader.Read();
            state.Skip(ref reader);
            return;
        }

        reader.Read();
        var start = reader.TokenStartIndex;
        state.Skip(ref reader);
        extras.Keep(ref reader, ref state, name, start, isMismatch: false);
        state.Report(DriftKind.UnknownProperty, name);
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

    /// <summary>
    /// Writes what may come in several spellings, such as dates. One that came in another than it would be written in stands in the extras, and
    /// is written as it came unless the property has another value by now.
    /// </summary>
    public static void Write<T, TCodec>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, IDictionary<string, JsonElement>? extras)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        if (extras is null || !IsWritten(writer, Encoding.UTF8.GetString(name), value, extras))
        {
            Write<T, TCodec>(writer, name, value);
        }
    }

    /// <inheritdoc cref="Write{T, TCodec}(Utf8JsonWriter, ReadOnlySpan{byte}, T, IDictionary{string, JsonElement})"/>
    public static void WriteValue<T, TCodec>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value, IDictionary<string, JsonElement>? extras)
        where T : struct
        where TCodec : struct, ICodec<T>
    {
        if (extras is null || !IsWritten(writer, Encoding.UTF8.GetString(name), value, extras))
        {
            WriteValue<T, TCodec>(writer, name, value);
        }
    }

    /// <summary>Writes an id, or several. One that came in another form is written in that, unless the property has another value by now.</summary>
    public static void WriteId<T, TCodec>(Utf8JsonWriter writer, string name, T? value, IDictionary<string, JsonElement>? extras)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        if ((extras is null || !IsWritten(writer, name, value, extras)) && value is not null)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    /// <inheritdoc cref="WriteId"/>
    public static void WriteIdNumber(Utf8JsonWriter writer, string name, long? value, IDictionary<string, JsonElement>? extras)
    {
        if ((extras is null || !IsWritten(writer, name, value, extras)) && value is { } present)
        {
            writer.WriteNumber(name, present);
        }
    }

    /// <summary>Writes what a record kept raw, as the bytes it came in, but for what its properties have written.</summary>
    public static void WriteExtras(Utf8JsonWriter writer, IDictionary<string, JsonElement>? extras)
    {
        if (extras is null)
        {
            return;
        }

        var kept = extras as KeptProperties;
        foreach (var (name, value) in extras)
        {
            if (kept?.IsUnderstood(name) is not true)
            {
                writer.WritePropertyName(name);
                WriteRaw(writer, value);
            }
        }
    }

    /// <summary>Writes a raw value as its bytes: <see cref="JsonElement.WriteTo(Utf8JsonWriter)"/> would throw on a lone surrogate.</summary>
    public static void WriteRaw(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    /// <summary>Writes a property from the extras if it is to be; true if nothing is left to write, now or ever.</summary>
    private static bool IsWritten(Utf8JsonWriter writer, string name, object? value, IDictionary<string, JsonElement> extras)
    {
        if (extras is not KeptProperties kept || !kept.IsUnderstood(name))
        {
            return extras.ContainsKey(name);
        }

        if (!kept.IsUnchanged(name, value))
        {
            return false;
        }

        writer.WritePropertyName(name);
        WriteRaw(writer, kept[name]);
        return true;
    }

    private static void Keep(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name, object? value)
    {
        var start = reader.TokenStartIndex;
        state.Skip(ref reader);
        Keep(ref reader, ref state, ref extras, name, start, value);
    }

    private static void Keep(ref Utf8JsonReader reader, ref ReadState state, ref Extras extras, string name, long start, object? value)
    {
        var inexactness = state.TakeInexactness();
        extras.Keep(ref reader, ref state, name, start, isMismatch: true, isSpelling: inexactness == Inexactness.Spelling);
        if (inexactness != Inexactness.None)
        {
            extras.Understand(name, value);
        }

        if (inexactness != Inexactness.Spelling)
        {
            state.Report(DriftKind.MismatchedValue, name);
        }
    }
}
