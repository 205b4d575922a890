using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A family's envelope, and the base of its events.</summary>
internal sealed record EnvelopeFile(
    string HintName, string Family, RecordModel Envelope, string EventBase, string ForUserId, EquatableArray<KeyModel> Keys)
    : FileModel(HintName);
