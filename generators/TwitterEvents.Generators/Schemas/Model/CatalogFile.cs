using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The names of all envelopes, events, and other records.</summary>
internal sealed record CatalogFile(
    string HintName, EquatableArray<string> Envelopes, EquatableArray<string> Events, EquatableArray<string> Records)
    : FileModel(HintName);
