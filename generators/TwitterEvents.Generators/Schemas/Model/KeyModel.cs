using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An event key of a family, and the struct that reads its events.</summary>
internal sealed record KeyModel(string Key, EventStyle Style, string Reader);
