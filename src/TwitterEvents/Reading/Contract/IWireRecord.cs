using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A generated record that reads and writes itself.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWireRecord<TSelf>
    where TSelf : class, IWireRecord<TSelf>
{
    /// <summary>Reads the object whose start the reader is on, up to its end.</summary>
    static abstract TSelf Read(ref WireReader reader);

    /// <summary>Writes the object.</summary>
    void Write(Utf8JsonWriter writer);
}
