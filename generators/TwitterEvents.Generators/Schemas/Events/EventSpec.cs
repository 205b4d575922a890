using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>One kind of event of a family, while its model is built.</summary>
/// <param name="key">Its key on the wire.</param>
/// <param name="style">How events stand under the key.</param>
/// <param name="kind">The discriminator's value or the inner key; empty if the key has one kind only.</param>
internal sealed class EventSpec(string key, EventStyle style, string kind)
{
    public string Key { get; } = key;

    public EventStyle Style { get; } = style;

    public string Kind { get; } = kind;

    public string Name { get; set; } = "";

    /// <summary>The shared type that is the event's whole JSON; null if the event has the properties itself.</summary>
    public string? Wraps { get; set; }

    public ObjectShape Shape { get; set; } = null!;

    /// <summary>Where it stands in a delivery, for the documentation.</summary>
    public string Path => Style switch
    {
        EventStyle.List => Key + "[]",
        EventStyle.Keyed => Key + "." + Kind,
        _ => Key,
    };
}
