using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>Types that only one envelope or event key uses; or a shared type, and the types that only it uses.</summary>
internal sealed record TypesFile(string HintName, EquatableArray<RecordModel> Records) : FileModel(HintName);
