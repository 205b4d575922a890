using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>What tells events of a key that are nested once more from others.</summary>
/// <param name="Routes">The struct that knows the names they may be nested in.</param>
/// <param name="Records">C# names of the records that know the names of their properties.</param>
internal sealed record NestingModel(string Routes, EquatableArray<string> Records);
