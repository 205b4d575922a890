using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>All that is generated from the schemas, a file each, and what is wrong with them.</summary>
internal sealed record SchemaModel(EquatableArray<FileModel> Files, EquatableArray<SchemaDiagnostic> Diagnostics);
