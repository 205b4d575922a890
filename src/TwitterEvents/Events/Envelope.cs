using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents;

/// <summary>What a delivery says beside its events. Each family of deliveries has its own.</summary>
public abstract record Envelope
{
    /// <summary>For generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Envelope()
    {
    }

    /// <summary>The family of deliveries it belongs to: its schema folder's name, for example <c>account-activity</c>.</summary>
    [JsonIgnore]
    public abstract string Family { get; }

    /// <summary>The subscribed user the delivery is for, as text.</summary>
    public abstract string? GetForUserId();

    /// <summary>Writes the envelope's properties into an object that the caller opened.</summary>
    internal void Write(Utf8JsonWriter writer) => WriteProperties(writer);

    /// <summary>Writes the envelope's properties into an object that the caller opened. Implemented by generated records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void WriteProperties(Utf8JsonWriter writer);
}
