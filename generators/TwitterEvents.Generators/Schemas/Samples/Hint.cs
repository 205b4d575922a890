using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>One entry of a <c>hints.json</c>.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Key">What it is about: an event key, an event key and a kind (<c>key/kind</c>), a type, or a place (<c>Type.wire_name</c>).</param>
/// <param name="Value">What it says about it.</param>
/// <param name="Path">The file it stands in,</param>
/// <param name="Position">and where there.</param>
internal sealed record Hint(HintKind Kind, string Key, string Value, string Path, Position Position)
{
    /// <summary>The type and the wire name of a place; no type has a dot in its name.</summary>
    public static (string Owner, string Wire) Place(string key)
    {
        var dot = key.IndexOf('.');
        return dot < 0 ? ("", key) : (key.Substring(0, dot), key.Substring(dot + 1));
    }
}

internal enum HintKind
{
    /// <summary>Name of the family in C#.</summary>
    Family,

    /// <summary>Description of the family's envelope.</summary>
    FamilyDescription,

    /// <summary>The path that tells the family's deliveries from others.</summary>
    When,

    /// <summary>The path of the events; empty if the whole body is the event.</summary>
    EventPath,

    /// <summary>The path of what names the kind of the events.</summary>
    KindPath,

    /// <summary>The HTTP header that names the kind of the events.</summary>
    KindHeader,

    /// <summary>The path of the user the events are for.</summary>
    Subject,

    /// <summary>The path of the sender's own id of the events.</summary>
    EventId,

    /// <summary>A property that all events of the family have, and its path in the delivery.</summary>
    Context,

    /// <summary>The name that values may be wrapped in, alone.</summary>
    Wrapper,

    /// <summary>One name that events may be nested in once more.</summary>
    Nested,

    EventDescription,

    /// <summary>Type name of an event, or of one kind of it.</summary>
    EventType,

    /// <summary>The event is an envelope around one shared type.</summary>
    Wraps,

    /// <summary>The property that tells the kinds under an event key apart.</summary>
    Discriminator,

    /// <summary>The kinds under an event key are told apart by inner keys.</summary>
    Keyed,

    /// <summary>Another text that names the kind.</summary>
    KindAlias,

    /// <summary>The abstract record that the event shares with others.</summary>
    Base,

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

    /// <summary>A place whose value <c>ToString</c> does not show.</summary>
    Secret,

    /// <summary>Another wire name that the property of a place is sent under.</summary>
    Alias,
}
