using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>One event.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">The discriminator's value or the inner key; null if the key has one kind only.</param>
/// <param name="Wraps">The shared type that is the event's whole JSON; null if the record has the properties itself.</param>
/// <param name="Discriminator">A C# expression for the discriminator as it was read; null if the key has none.</param>
/// <param name="Identity">C# expressions, each a text or null, that together make two events the same.</param>
/// <param name="Base">The abstract record it shares with others; null if it has none but the family's.</param>
internal sealed record EventModel(
    RecordModel Record, string? Kind, string? Wraps, string? Discriminator, EquatableArray<string> Identity, string? Base)
{
    /// <summary>Whether the base declares the property that has the shared type.</summary>
    public bool IsWrapInherited { get; init; }
}
