namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>An abstract record that events of a family share.</summary>
internal sealed record EventBaseFile(string HintName, RecordModel Record, string EventBase) : FileModel(HintName);
