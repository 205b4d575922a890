namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An abstract record that events of a family share.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Record">Its name, and the properties that all of them have.</param>
/// <param name="EventBase">The base of all events of the family.</param>
/// <param name="Wraps">The shared type that is the whole JSON of each of them; null if there is none.</param>
internal sealed record EventBaseFile(string HintName, RecordModel Record, string EventBase, string? Wraps) : FileModel(HintName);
