using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>Values that one or several properties of a record are known to have.</summary>
internal sealed record WordsModel(string Name, EquatableArray<string> Values);
