using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>A generated record that reads and writes itself.</summary>
internal interface IWireRecord<TSelf>
    where TSelf : class, IWireRecord<TSelf>
{
    /// <summary>Reads the object whose start the reader is on, up to its end.</summary>
    static abstract TSelf Read(ref Utf8JsonReader reader, ref ReadState state);

    void Write(Utf8JsonWriter writer);
}
