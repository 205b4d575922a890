using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An event key of a family, and the struct that reads its events.</summary>
/// <param name="Key">The key.</param>
/// <param name="Style">How events stand under it.</param>
/// <param name="Reader">The struct.</param>
/// <param name="Unknown">The event of a kind no sample has; null if the key has but one kind.</param>
internal sealed record KeyModel(string Key, EventStyle Style, string Reader, string? Unknown);
