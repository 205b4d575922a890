using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The families, and the names of all records that are no events.</summary>
internal sealed record CatalogFile(string HintName, EquatableArray<FamilyModel> Families, EquatableArray<string> Records)
    : FileModel(HintName);

/// <summary>A family of deliveries.</summary>
/// <param name="Envelope">Its envelope.</param>
/// <param name="When">The path that only its deliveries have; null if it is what no other family is.</param>
/// <param name="Routes">How its events are found; null if keys of the body hold them.</param>
/// <param name="Events">Its events, in ordinal order.</param>
internal sealed record FamilyModel(string Envelope, string? When, RoutesModel? Routes, EquatableArray<string> Events);
