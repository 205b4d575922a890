using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>A family's envelope, and the base of its events.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Family">The family's folder.</param>
/// <param name="Envelope">The record of what a delivery says beside its events.</param>
/// <param name="ForUserId">A C# expression for the subscribed user.</param>
/// <param name="Base">What its events have in common.</param>
/// <param name="Keys">The keys of the body that hold events; none if a place has them.</param>
/// <param name="Routes">How events are found at a place; null if keys hold them.</param>
internal sealed record EnvelopeFile(
    string HintName,
    string Family,
    RecordModel Envelope,
    string ForUserId,
    EventBaseModel Base,
    EquatableArray<KeyModel> Keys,
    RoutesModel? Routes)
    : FileModel(HintName);
