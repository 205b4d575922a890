using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
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

    /// <summary>The name that a property of several came under; the main one if it came under none.</summary>
    public static string Name(Aside<string> sent, string main) => sent.Value ?? main;

    /// <summary>The same, UTF-8.</summary>
    public static ReadOnlySpan<byte> Name(Aside<string> sent, ReadOnlySpan<byte> main) => sent.Value is null ? main : Encoding.UTF8.GetBytes(sent.Value);

    /// <summary>Writes the events that stand at a property.</summary>
    public static void WriteEvents(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Aside<OneOrMany<TwitterEvent>> events)
    {
        if (events.Value is not { } found)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (found.IsSingle)
        {
            found[0].Write(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var e in found)
        {
            e.Write(writer);
        }

        writer.WriteEndArray();
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

    /// <summary>Writes a scalar of a value type that may come in several spellings.</summary>
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

    /// <summary>Writes an id that is a number. One that came as text is written as that, unless the property has another value by now.</summary>
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
    internal static void WriteRaw(Utf8JsonWriter writer, JsonElement value) =>
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
}
