using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TwitterEvents.Reading.Contract;

/// <summary>Ties generated records to System.Text.Json.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireJson
{
    /// <summary>The text of a value that was kept as it came; null if it is none, or no .NET string can hold it.</summary>
    /// <param name="value">The value.</param>
    public static string? TextOf(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

        var json = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return JsonText.TryGetString(json, json.Contains((byte)'\\'), out var found) ? found : null;
    }

    /// <summary>Metadata of a record that reads and writes itself.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="options">The options it belongs to.</param>
    public static JsonTypeInfo<T> CreateInfo<T>(JsonSerializerOptions options)
        where T : class, IWireRecord<T> =>
        JsonMetadataServices.CreateValueInfo<T>(options, new RecordConverter<T>());
}
