using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>One entry of a <c>hints.json</c>.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Key">What it is about: an event key, an event key and a kind (<c>key/kind</c>), a type, or a place (<c>Type.wire_name</c>).</param>
/// <param name="Value">What it says about it.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record Hint(HintKind Kind, string Key, string Value, Position Position);

internal enum HintKind
{
    /// <summary>Name of the family in C#.</summary>
    Family,

    /// <summary>Description of the family's envelope.</summary>
    FamilyDescription,

    /// <summary>The envelope's property that names the subscribed user.</summary>
    ForUserId,

    EventDescription,

    /// <summary>Type name of an event, or of one kind of it.</summary>
    EventType,

    /// <summary>The event is an envelope around one shared type.</summary>
    Wraps,

    /// <summary>The property that tells the kinds under an event key apart.</summary>
    Discriminator,

    /// <summary>The kinds under an event key are told apart by inner keys.</summary>
    Keyed,

    /// <summary>One property path of those that together make an event the same event.</summary>
    Identity,

    TypeDescription,

    /// <summary>A place whose object is of a shared type.</summary>
    At,

    /// <summary>A place whose object is a map.</summary>
    Map,

    Format,

    Name,

    Description,

    /// <summary>One value of those that a text is known to have; X may add others.</summary>
    KnownValue,
}
