using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A shared type, and the types that only it uses.</summary>
internal sealed record TypesFile(string HintName, EquatableArray<RecordModel> Records) : FileModel(HintName);
