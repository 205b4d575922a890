using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The events under one key.</summary>
internal sealed record EventFile(
    string HintName,
    string Key,
    string Reader,
    string Discriminator,
    string Envelope,
    EventBaseModel Base,
    bool IsRouted,
    EquatableArray<EventModel> Events,
    RecordModel? Unknown)
    : FileModel(HintName);
