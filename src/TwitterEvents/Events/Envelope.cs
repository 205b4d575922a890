namespace TwitterEvents;

/// <summary>What a delivery says beside its events. Each family of deliveries has its own.</summary>
public abstract record Envelope
{
    private protected Envelope()
    {
    }

    /// <summary>The family of deliveries it belongs to: its schema folder's name, for example <c>account-activity</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public abstract string Family { get; }

    /// <summary>The subscribed user the delivery is for, as text.</summary>
    public abstract string? GetForUserId();

    /// <summary>Writes the envelope's properties into an object that the caller opened.</summary>
    internal abstract void WriteProperties(System.Text.Json.Utf8JsonWriter writer);
}
