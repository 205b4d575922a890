using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Events;

/// <summary>What the samples of a family say.</summary>
/// <param name="Setup">How its deliveries are built.</param>
/// <param name="Hints">Its own hints.</param>
/// <param name="Names">What it is called in C#.</param>
/// <param name="Envelope">What its deliveries say beside their events.</param>
/// <param name="Events">Its events.</param>
internal sealed record FamilySchema(
    FamilySetup Setup, HintUse Hints, FamilyNames Names, ObjectShape Envelope, IReadOnlyList<EventSchema> Events);
