namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>Where the events of a family stand in an object of its envelope.</summary>
/// <param name="Wire">The property's name on the wire.</param>
/// <param name="Routes">The struct that finds the reader of a kind.</param>
/// <param name="Kind">A C# expression for the kind, a text or null.</param>
/// <param name="IsEnvelope">Whether the object is the envelope itself.</param>
internal sealed record PlaceModel(string Wire, string Routes, string Kind, bool IsEnvelope);
