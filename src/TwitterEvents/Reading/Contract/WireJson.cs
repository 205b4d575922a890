using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TwitterEvents.Reading.Contract;

/// <summary>Ties generated records to System.Text.Json.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WireJson
{
    /// <summary>Metadata of a record that reads and writes itself.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="options">The options it belongs to.</param>
    public static JsonTypeInfo<T> CreateInfo<T>(JsonSerializerOptions options)
        where T : class, IWireRecord<T> =>
        JsonMetadataServices.CreateValueInfo<T>(options, new RecordConverter<T>());
}
