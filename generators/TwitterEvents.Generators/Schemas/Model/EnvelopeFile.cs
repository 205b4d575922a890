using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A family's envelope, the base of its events, and the types that only they use.</summary>
internal sealed record EnvelopeFile(
    string HintName, string Family, RecordModel Envelope, string EventBase, string ForUserId, EquatableArray<KeyModel> Keys, EquatableArray<RecordModel> Records)
    : FileModel(HintName);
