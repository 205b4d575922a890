using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The lists of all kinds, families and records.</summary>
internal sealed record CatalogFile(
    string HintName, EquatableArray<string> Envelopes, EquatableArray<string> Events, EquatableArray<string> Records)
    : FileModel(HintName);
