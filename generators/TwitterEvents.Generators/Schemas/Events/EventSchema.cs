using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>What the samples say of one kind of event.</summary>
/// <param name="Key">Its key on the wire.</param>
/// <param name="Style">How events stand under the key.</param>
/// <param name="Kind">The discriminator's value or the inner key; empty if the key has one kind only.</param>
/// <param name="Shape">What its objects look like.</param>
internal sealed record EventSchema(string Key, EventStyle Style, string Kind, ObjectShape Shape)
{
    /// <summary>Its type's name, once it has one.</summary>
    public string Name { get; init; } = "";

    /// <summary>The shared type that is the event's whole JSON; null if the event has the properties itself.</summary>
    public string? Wraps { get; init; }

    /// <summary>The place of all events of its family; null if they stand under their keys.</summary>
    public string? Place { get; init; }

    /// <summary>Where it stands in a delivery, for the documentation.</summary>
    public string Path => Place ?? Style switch
    {
        EventStyle.List => Key + "[]",
        EventStyle.Keyed => Key + "." + Kind,
        _ => Key,
    };
}
