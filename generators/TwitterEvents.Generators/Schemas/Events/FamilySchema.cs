using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>What the samples of a family say.</summary>
/// <param name="Setup">How its deliveries are built.</param>
/// <param name="Hints">Its own hints.</param>
/// <param name="Names">What it is called in C#.</param>
/// <param name="Envelope">What its deliveries say beside their events.</param>
/// <param name="Events">Its events.</param>
/// <param name="Nested">The events in its samples that are nested once more.</param>
internal sealed record FamilySchema(
    FamilySetup Setup, HintUse Hints, FamilyNames Names, ObjectShape Envelope, IReadOnlyList<EventSchema> Events, IReadOnlyList<NestedSample> Nested);

/// <summary>An event in a sample that is nested once more.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">The name it stands under.</param>
/// <param name="Origin">Where.</param>
internal sealed record NestedSample(string Key, string Name, Origin Origin);
