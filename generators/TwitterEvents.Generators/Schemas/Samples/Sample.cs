using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>What one sample says: the shape of the envelope, and of the events in it. Compared before anything is built from it.</summary>
internal sealed record Sample(
    string Path, string Family, ObjectShape? Envelope, EquatableArray<SampleEvent> Events, EquatableArray<SchemaDiagnostic> Diagnostics);

/// <summary>The events of one kind in a sample, joined.</summary>
/// <param name="Key">The event's key on the wire.</param>
/// <param name="Style">How events stand under the key.</param>
/// <param name="Kind">The discriminator's value or the inner key; empty if the key has one kind only.</param>
/// <param name="Shape">What they look like.</param>
internal sealed record SampleEvent(string Key, EventStyle Style, string Kind, ObjectShape Shape)
{
    /// <summary>What they are nested in; null if in nothing.</summary>
    public SampleNesting? Nesting { get; init; }

    /// <summary>Joins events of one key and kind that are nested in one name, or in none.</summary>
    public static SampleEvent Join(SampleEvent left, SampleEvent right) => left with
    {
        Shape = ObjectShape.Join(left.Shape, right.Shape),
        Nesting = left.Nesting is { } nesting ? nesting with { Around = ObjectShape.Join(nesting.Around, right.Nesting!.Around) } : null,
    };
}

/// <summary>The objects that events are nested in once more.</summary>
/// <param name="Name">The name they stand under.</param>
/// <param name="Around">What the objects look like: if the events have a property of that name, these are the events themselves.</param>
internal sealed record SampleNesting(string Name, ObjectShape Around);

/// <summary>How events stand under their key.</summary>
internal enum EventStyle
{
    /// <summary>The value is the event.</summary>
    Single,

    /// <summary>The value is an array of events.</summary>
    List,

    /// <summary>The value is an object; its keys are kinds, their values events.</summary>
    Keyed,
}
