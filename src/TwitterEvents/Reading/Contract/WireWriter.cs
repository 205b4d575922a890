using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>What generated records write themselves with, a line a property. A property that is null is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireWriter
{
    /// <summary>Writes a text, a list, a dictionary or a record.</summary>
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

    /// <summary>Writes a scalar of a value type.</summary>
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

    /// <summary>Writes an id, or several, unless they came in another form: that stands in the extras, and is written with them.</summary>
    public static void WriteId<T, TCodec>(Utf8JsonWriter writer, string name, T? value, IDictionary<string, JsonElement>? extras)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        if (value is not null && extras?.ContainsKey(name) is not true)
        {
            writer.WritePropertyName(name);
            TCodec.Write(writer, value);
        }
    }

    /// <summary>Writes an id that is a number, unless it came in another form.</summary>
    public static void WriteIdNumber(Utf8JsonWriter writer, string name, long? value, IDictionary<string, JsonElement>? extras)
    {
        if (value is { } present && extras?.ContainsKey(name) is not true)
        {
            writer.WriteNumber(name, present);
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
    internal static void WriteRaw(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
}
